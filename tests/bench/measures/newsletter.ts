import { atMost, noted, type Report, round } from '../figure.ts'
import type { Shop } from '../open-shop.ts'
import type { Sent } from '../send-campaign.ts'

const PEOPLE = 100_000
const AT_ONCE = 2000
const MESSAGES = 20

/** A campaign to 100,000 people, to a mail service that takes everything at once. */
export async function measureNewsletter({ origin }: Shop): Promise<Report> {
  const post = async (path: string) => {
    const answer = await fetch(`${origin}/bench/campaign/${path}`, { method: 'POST' })
    if (!answer.ok) throw new Error(`The campaign answered ${answer.status}`)
    return answer
  }
  for (let n = 0; n < PEOPLE; n += AT_ONCE) await post(`prepare/${n}/${n + AT_ONCE}`)
  const all = { mails: 0, roundTrips: 0, rowsRead: 0, rowsWritten: 0, largest: 0 }
  const start = performance.now()
  for (let isOver = false; !isOver; ) {
    const sent = (await (await post(`send/${MESSAGES}`)).json()) as Sent
    for (const name of ['mails', 'roundTrips', 'rowsRead', 'rowsWritten'] as const)
      all[name] += sent[name]
    all.largest = Math.max(all.largest, sent.largest)
    isOver = sent.isOver
  }
  const took = performance.now() - start
  if (all.mails !== PEOPLE) throw new Error(`${all.mails} mails were sent`)
  const each = (many: number) => round((many / all.mails) * 1000)
  return {
    'a campaign of 100,000': {
      time: noted(round(took / 1000), 's'),
      'time of 1,000 mails': noted(each(took), 'ms'),
      'D1 round trips of 1,000 mails': atMost(30, each(all.roundTrips), ''),
      'D1 rows read of 1,000 mails': atMost(30_000, each(all.rowsRead), ''),
      'D1 rows written of 1,000 mails': atMost(8000, each(all.rowsWritten), ''),
      'mails in memory at once': atMost(8, round(all.largest / 1e6), 'MB'),
    },
  }
}
