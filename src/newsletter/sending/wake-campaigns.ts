import { now } from '../../platform/clock.ts'
import type { NewsletterService } from '../service.ts'
import { giveUpForgotten } from './give-up.ts'
import { wakeDue } from './queue-queries.ts'
import { askQueue } from './run-campaign.ts'

/**
 * The clock's part: gives up what nobody can find out any more, begins what is due, and asks the
 * queue to go on with what has lost its message.
 */
export async function wakeCampaigns(service: NewsletterService): Promise<void> {
  await giveUpForgotten(service)
  for (const campaign of await wakeDue(service.db, now())) await askQueue(service, campaign, 0)
}
