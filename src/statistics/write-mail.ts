import { openVisitSource } from '../analytics/visit-source.ts'
import type { MailWriter } from '../mail/send-mail.ts'
import { todayIn } from '../platform/calendar-date.ts'
import { inLanguage, languageFor } from '../platform/language.ts'
import { weekly } from './mails/weekly.tsx'
import { readWeek } from './read-week.ts'
import { weekOf } from './week-rules.ts'

/** Writes the weekly mail; the subject is the name of the week. */
export const writeStatisticsMail: MailWriter = async ({ db, config }, { kind, subjectId }) => {
  if (kind !== 'weekly-statistics') return undefined
  const { shop } = config
  const period = weekOf(subjectId)
  const today = todayIn(shop.time_zone)
  const week = period && (await readWeek(openVisitSource(config, db), shop, period, today))
  if (!week) return null
  return inLanguage(languageFor(shop.locale), () => weekly({ shop, week }))
}
