import { milliseconds, now } from '../../platform/clock.ts'
import type { NewsletterService } from '../service.ts'
import { completeFreezing, freezeChunk } from './freeze-queries.ts'
import { pauseCampaign } from './pause-campaign.ts'
import { CHUNKS_A_RUN, SIZES } from './rules.ts'

/** Then the rest is for the next message: a run is cut off after 15 minutes. */
const MOST_MS = 20_000

/**
 * Writes down who gets a campaign, chunk by chunk, and what it says. Whatever is cut off goes on
 * where it stopped, and two at once write nothing twice.
 *
 * @returns whether it is complete; false: there is more to do, or it was stopped
 */
export async function freeze(service: NewsletterService, id: string): Promise<boolean> {
  const { db, config, writer, sizes = SIZES } = service
  const begun = milliseconds()
  let from: string | null = null
  let isFirst = true
  for (let chunk = 0; chunk <= CHUNKS_A_RUN; chunk++) {
    const campaign = await freezeChunk(db, { id, from, at: now(), sizes })
    if (campaign?.state !== 'freezing') return campaign?.state === 'sending'
    if (campaign.isWhole) {
      const written = await writer.contentToSend({ db, config }, campaign)
      const { frozenTo, version } = campaign
      const paused = { id, version, reason: 'products' } as const
      if (written.lacksProducts && (await pauseCampaign(service, paused))) return false
      const content = JSON.stringify(written.content)
      const after = await completeFreezing(db, id, { frozenTo, content, at: now() })
      if (after?.state !== 'freezing') return after?.state === 'sending'
      if (after.isWhole && after.frozenTo === frozenTo)
        throw new Error('The recipients of a campaign and its batches do not add up')
    }
    from = campaign.frozenTo
    if (!isFirst && milliseconds() - begun > MOST_MS) return false
    isFirst = false
  }
  return false
}
