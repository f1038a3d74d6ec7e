import { KEYS_A_DAY } from '../../../analytics/dimensions.ts'
import { readVisits } from '../../../analytics/read-visits.ts'
import { webhookReasons } from '../../../analytics/record-webhook.ts'
import type { VisitSource } from '../../../analytics/visit-source.ts'
import { addDays, todayIn } from '../../../platform/calendar-date.ts'
import { now } from '../../../platform/clock.ts'
import { sizedBatch } from '../../../platform/db.ts'
import type { Chosen } from '../../period.ts'
import {
  daysSampled,
  holdsOpen,
  journalsRead,
  lastDayClosed,
  mailsLate,
  mailsStranded,
  pointsWritten,
  rowsOf,
} from '../../site-queries.ts'

/** Days that are listed. */
const SAMPLED_DAYS = 31

const dimensions = {
  ...{
    error: KEYS_A_DAY,
    'not-found': KEYS_A_DAY,
    'not-found-from': KEYS_A_DAY,
    dropped: KEYS_A_DAY,
  },
  ...{ 'answer-time': 10, 'slow-page': KEYS_A_DAY },
}

export type SiteFigures = Awaited<ReturnType<typeof readSite>>

/** Reads how the site does, in a period and now, in two round trips to the database. */
export async function readSite(source: VisitSource, { period }: Chosen) {
  const { db, timeZone } = source
  const today = todayIn(timeZone)
  const month = { from: `${today.slice(0, 7)}-01`, to: today }
  const at = now()
  const [answer, { rows: found, bytes }] = await Promise.all([
    readVisits(source, { period, rows: dimensions }),
    sizedBatch(db, [
      holdsOpen(db, at),
      mailsStranded(db),
      mailsLate(db, at),
      daysSampled(db, period, SAMPLED_DAYS),
      pointsWritten(db, period),
      pointsWritten(db, month),
      lastDayClosed(db),
      journalsRead(db),
      rowsOf(db),
    ]),
  ])
  const [holds, stranded, [late], sampled, [written], [thisMonth], [closed], journals, [tables]] =
    found
  const isWebhook = ({ key }: { key: string }) =>
    (webhookReasons as readonly string[]).includes(key)
  return {
    answer,
    errors: answer.rows.error,
    notFound: answer.rows['not-found'],
    notFoundFrom: answer.rows['not-found-from'],
    answerTimes: answer.rows['answer-time'],
    slowPages: answer.rows['slow-page'],
    dropped: answer.rows.dropped.filter((row) => !isWebhook(row)),
    webhooks: answer.rows.dropped.filter(isWebhook),
    holds,
    stranded,
    mailsLate: late?.mails ?? 0,
    sampled,
    points: { most: written?.most ?? 0, month: thisMonth?.points ?? 0, monthOf: month.from },
    closed: closed ? { ...closed, late: closed.day < addDays(today, -2) } : null,
    journals,
    bytes,
    tables,
  }
}
