import { audit } from '../../../admin/audit.ts'
import type { DeskContext } from '../../../orders/desk-context.ts'
import { hours, now } from '../../../platform/clock.ts'
import { brokeConstraint, runBatch } from '../../../platform/db.ts'
import { forget, leave } from '../../leave.ts'
import { sendPreferencesLink } from '../../preferences/send-link.ts'

/**
 * Notes that somebody looked at a subscriber, once an hour for each who looks: a page that is opened
 * again is the same look.
 */
export const noteLook = (desk: DeskContext, act: string, subscriberId: string): Promise<void> =>
  note(desk, {
    ...{ act, subscriberId },
    id: `${act}:${desk.staff.id}:${subscriberId}:${Math.floor(now() / hours(1))}`,
  })

/**
 * Notes an act on a subscriber, before it is done: it may be done twice, and never without a trace.
 */
async function note(
  desk: DeskContext,
  { id, act, subscriberId }: { id: string; act: string; subscriberId: string },
): Promise<void> {
  const entry = { id, act, subject: 'subscriber', subjectId: subscriberId }
  const { statements } = await audit(desk, desk.staff, entry)
  try {
    await runBatch(desk.db, statements)
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id')) throw error
  }
}

type Asked = { act: string; subscriberId: string }

/** Takes a subscriber off who has asked for it: nothing is sent to them any more. */
export async function removeSubscriber(desk: DeskContext, asked: Asked): Promise<void> {
  const { act, subscriberId } = asked
  await note(desk, { id: act, act: 'subscriber-removed', subscriberId })
  await leave(desk.db, { subscriberId, campaignId: null, reason: 'removed' })
}

/** Erases what is known of a subscriber who has asked for it. */
export async function forgetSubscriber(desk: DeskContext, asked: Asked): Promise<void> {
  const { act, subscriberId } = asked
  await note(desk, { id: act, act: 'subscriber-forgotten', subscriberId })
  await forget(desk.db, subscriberId)
}

/** Mails a subscriber a link to their preferences, once an hour at most. */
export async function linkSubscriber(
  desk: DeskContext,
  { act, subscriberId, email }: Asked & { email: string },
): Promise<void> {
  await note(desk, { id: act, act: 'subscriber-linked', subscriberId })
  await sendPreferencesLink(desk, email)
}
