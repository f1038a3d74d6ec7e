import type { Context } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { addDays, isDate, momentsAt, todayIn } from '../../../platform/calendar-date.ts'
import { now, type Seconds } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import { emptyForm, type FormState } from '../../../ui/form-field.tsx'
import { FURTHEST_AHEAD } from '../../campaign-rules.ts'
import { dayOf, estimate, untilTomorrow } from '../../sending/rules.ts'
import { findFaults } from './find-faults.ts'
import type { Again, CampaignPage } from './show-campaign.tsx'
import { SendPage } from './views/send-page.tsx'
import { campaignWords } from './words.ts'

/**
 * Shows what the checks found and when a draft is to be sent, as the address says, to be confirmed.
 *
 * @param again after a confirmation that was refused; `at`: what was confirmed
 */
export async function showSending(
  c: Context<DeskEnv>,
  page: CampaignPage,
  again?: Again & { at: Seconds | 'now' | null },
) {
  const { config } = c.var
  const { campaign, audience } = page
  const faults = await findFaults(c, page)
  const when = again ? { at: again.at } : readWhen(c.req.query(), config.shop.time_zone)
  const form = again?.form ?? when.form
  c.status(again?.status ?? (when.form ? 422 : 200))
  return c.render(
    <SendPage
      {...{ config, campaign, audience, faults, at: when.at, twice: when.twice ?? [] }}
      takes={takesOf(config, page, when.at)}
      form={form ?? { ...emptyForm, values: firstOffer(config.shop.time_zone) }}
      notice={again?.notice}
    />,
    { title: campaignWords().send.title },
  )
}

/** How long it takes until the last mail is handed over, by the rate and the warm-up. */
function takesOf(
  { NEWSLETTER }: Config,
  { audience, standing }: CampaignPage,
  begins: Seconds | 'now' | null,
): Seconds {
  const at = typeof begins === 'number' ? begins : now()
  const today = dayOf(at) === dayOf(now()) ? standing.today : 0
  return estimate({
    recipients: audience,
    perSecond: NEWSLETTER.mails_per_second,
    warmUp: NEWSLETTER.warm_up ? { today, most: standing.most } : null,
    left: untilTomorrow(at),
  })
}

/** Tomorrow at ten, until something else is typed. */
const firstOffer = (timeZone: string) => ({ day: addDays(todayIn(timeZone), 1), time: '10:00' })

type When = { at: Seconds | 'now' | null; twice?: Seconds[]; form?: FormState }

/** Reads from the address when a campaign is to begin. */
function readWhen(query: Record<string, string>, timeZone: string): When {
  const { send, at, day = '', time = '' } = query
  if (send === 'now') return { at: 'now' }
  if (send !== 'at') return { at: null }
  const words = campaignWords().send
  const values = { day, time }
  const refuse = (error: string): When => ({ at: null, form: { values, errors: { time: error } } })
  const moments = at && /^\d{9,11}$/.test(at) ? [Number(at)] : momentsAt(day, time, timeZone)
  const [first] = moments
  if (!day && !time && !at) return refuse(words.noTime)
  if (first === undefined) {
    const isWritten = isDate(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
    return refuse(isWritten ? words.skipped(time) : words.noTime)
  }
  if (first <= now()) return refuse(words.over)
  if (first > now() + FURTHEST_AHEAD) return refuse(words.tooFar)
  if (moments.length > 1) return { at: null, twice: moments, form: { values, errors: {} } }
  return { at: first }
}
