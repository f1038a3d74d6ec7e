import { audit, isSameAct } from '../admin/audit.ts'
import { runAct } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { brokeConstraint } from '../platform/db.ts'
import { campaignVersions, changeCampaign, removeDraft } from './campaign-desk-queries.ts'
import { statesFor } from './campaign-rules.ts'

/** What the log calls it. */
const ACT = 'campaign-deleted'

/**
 * Deletes a draft as the form showed it, and notes in the log what it was called. What has begun to
 * be sent stays: it says what people got.
 *
 * @returns null: there is no such campaign; not `ok`: it is not as the form showed it, or no draft
 */
export async function deleteDraft(
  desk: DeskContext,
  { act, id, version }: { act: string; id: string; version: number },
): Promise<{ ok: boolean } | null> {
  const { db, staff } = desk
  const [[done], [known]] = await campaignVersions(db, act, id)
  if (done && isSameAct(done, ACT, id)) return { ok: true }
  if (!known) return null
  const entry = await audit(desk, staff, {
    ...{ id: act, act: ACT, subject: 'campaign', subjectId: id },
    before: { subject: known.subject },
  })
  try {
    await runAct(desk, [
      ...entry.statements,
      changeCampaign(db, { id, version, states: statesFor('delete') }, {}),
      ...removeDraft(db, id),
    ])
    return { ok: true }
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id') && !brokeConstraint(error, 'campaigns.version'))
      throw error
    const [[twin]] = await campaignVersions(db, act, id)
    return { ok: twin !== undefined && isSameAct(twin, ACT, id) }
  }
}
