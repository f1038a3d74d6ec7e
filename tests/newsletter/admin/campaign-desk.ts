import { paths } from '../../../src/paths.ts'
import { bulkMail } from '../../support/bulk-mail.ts'
import { atTheDesk } from '../../support/desk.ts'
import { travelTo, visitor } from '../../support/shop.ts'
import { campaignNow, offerTopic, subscribe, writeDraft } from '../campaigns.ts'

travelTo('2030-01-10T12:00Z')
export const owner = await atTheDesk('owner')
export const act = () => crypto.randomUUID()

/** The owner of a shop that has a service which sends newsletters. */
export const mails = bulkMail()
export const equipped = visitor({ answer: mails.shop.answer, headers: owner.headers })
/** A draft that somebody gets. */
export async function readyDraft(more = {}): Promise<string> {
  const topic = await offerTopic('News')
  await subscribe([topic])
  return writeDraft({ topics: [topic], ...more })
}

export const move = async (id: string, form: Record<string, string>, who = equipped) =>
  who.post(paths.deskCampaignMove(id), {
    ...{ act: act(), version: String((await campaignNow(id)).version), ...form },
  })

/** What the page of a campaign says, without markup. */
export const said = (page: string) =>
  (page.split('<main')[1] ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
