import type { Mail } from '../../mail/rules.ts'
import type { MailWriter } from '../../mail/send-mail.ts'
import { paths } from '../../paths.ts'
import { todayIn, wallClock } from '../../platform/calendar-date.ts'
import type { Config, Shop } from '../../platform/config.ts'
import type { Db } from '../../platform/db.ts'
import { formatDate, formatDayOfYear } from '../../platform/format-date.ts'
import { inLanguage } from '../../platform/language.ts'
import { signToken } from '../../platform/tokens.ts'
import { reminderLetter } from './mails/reminder-letter.tsx'
import { platedPieces } from './plated.ts'
import { lineFacts, reminderToWrite } from './queries.ts'
import { type ReminderKind, reminderKinds } from './rules.ts'
import { reminderWords } from './words.ts'

/** What a mail says besides why it came and how it ends; null: nothing is to be said any more. */
type Said = Omit<Parameters<typeof reminderLetter>[1], 'why'> | null
type Context = { db: Db; config: Config; orderId: string; number: string; secret: string }

/**
 * Writes the mails of reminders; the subject is a reminder's id, the secret the day, or the token of
 * the order's link. Who has ended it meanwhile, or had all money back, gets none.
 */
export const writeReminder: MailWriter = async ({ db, config }, { kind, subjectId, secret }) => {
  const asked = reminderKinds.find((each) => kind === `reminder-${each}`)
  if (!asked) return undefined
  const [reminder] = await reminderToWrite(db, subjectId)
  if (!reminder || !secret) return null
  if (reminder.state !== 'runs' && reminder.state !== 'done') return null
  const { number, orderId, agreedAt, language } = reminder
  const { shop } = config
  const token = await signToken(config, 'reminder-end', subjectId, null)
  return inLanguage(language, async (): Promise<Mail | null> => {
    const said = await sayOf[asked]({ db, config, orderId, number, secret })
    if (!said) return null
    const { date } = wallClock(agreedAt, shop.time_zone)
    const why = reminderWords().mail.why(number, formatDate(date, shop.locale, true))
    return reminderLetter(shop, { ...said, why }, shop.origin + paths.endReminder(token))
  })
}

const sayOf: Record<ReminderKind, (about: Context) => Promise<Said>> = {
  async anniversary({ config: { shop }, secret: date }) {
    return date < todayIn(shop.time_zone) ? null : ofAnniversary(shop, date)
  },
  async replating({ db, config: { shop }, orderId, number, secret: token }) {
    const pieces = platedPieces(await lineFacts(db, orderId))
    if (pieces.length === 0) return null
    const { subject, title, text, see } = reminderWords().mail.replating
    const link = shop.origin + paths.order(number, token)
    return { subject, title, text: text(pieces.join(', ')), see, link }
  },
}

function ofAnniversary(shop: Shop, date: string): Said {
  const { subject, title, text, see } = reminderWords().mail.anniversary
  const day = formatDayOfYear(date.slice(5), shop.locale)
  return {
    ...{ subject: subject(day), title: title(day), see },
    text: text(formatDate(date, shop.locale, true)),
    link: shop.origin + paths.home(),
  }
}
