import { audit } from '../admin/audit.ts'
import { runAct } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { brokeConstraint } from '../platform/db.ts'
import { setSetting, settingOf } from './queries.ts'

const name = 'weekly-mail'

/** Whether the owner wants the weekly mail: until somebody says otherwise. */
export const isWanted = (setting: { value: string } | undefined): boolean =>
  setting?.value !== 'off'

/** Switches the weekly mail on or off; nothing happens where it is so already. */
export async function switchWeeklyMail(desk: DeskContext, act: string, on: boolean): Promise<void> {
  const { db, staff } = desk
  const [setting] = await settingOf(db, name)
  if (isWanted(setting) === on) return
  const entry = await audit(desk, staff, {
    ...{ id: act, act: 'weekly-mail-switched', subject: 'statistics', subjectId: name },
    before: { weeklyMail: !on },
    after: { weeklyMail: on },
  })
  try {
    await runAct(desk, [...entry.statements, setSetting(db, { name, value: on ? 'on' : 'off' })])
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id')) throw error
  }
}
