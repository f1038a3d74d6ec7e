import { openVisitSource } from '../analytics/visit-source.ts'
import { enqueueMail, type Outbox, runAct } from '../mail/outbox.ts'
import { wallClock } from '../platform/calendar-date.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import { isDayClosed, mailOfCause, settingOf } from './queries.ts'
import { readWeek } from './read-week.ts'
import { isWanted } from './switch-weekly-mail.ts'
import { nameOfWeek, weekDue } from './week-rules.ts'

/**
 * The clock's part: on Monday morning, or else on Tuesday, mails the owner what the week came to, once
 * whatever runs at the same time. Waits for the totals of Sunday; nothing goes where nothing happened
 * in two weeks.
 */
export async function sendWeeklyStatistics(outbox: Outbox): Promise<void> {
  const { db, config } = outbox
  const clock = wallClock(now(), config.shop.time_zone)
  const week = weekDue(clock, true)
  if (!week) return
  const name = nameOfWeek(week)
  const cause = `weekly-statistics:${name}`
  const source = openVisitSource(config, db)
  const [[setting], sent, closed] = await db.batch([
    settingOf(db, 'weekly-mail'),
    mailOfCause(db, cause),
    isDayClosed(db, week.to),
  ])
  if (!isWanted(setting) || sent.length > 0) return
  if (!weekDue(clock, !source.engine || closed.length > 0)) return
  if (!(await readWeek(source, config.shop, week, clock.date))) return
  const mail = await enqueueMail(outbox, {
    cause,
    kind: 'weekly-statistics',
    subjectId: name,
    to: config.OWNER_MAIL,
  })
  try {
    await runAct(outbox, [mail])
  } catch (error) {
    // Another run was faster.
    if (!brokeConstraint(error, 'outbox.cause')) throw error
  }
}
