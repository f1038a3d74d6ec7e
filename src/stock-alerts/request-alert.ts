import { enqueueMail, type Outbox, runAct } from '../mail/outbox.ts'
import { now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import { language } from '../platform/language.ts'
import type { Minor } from '../platform/money.ts'
import type { NetworkDigest } from '../platform/network-digest.ts'
import { seal } from '../platform/sealing.ts'
import { dropNeedlessMail, insertAlert } from './queries.ts'

/**
 * Stores that somebody wants one mail about a variant, and mails the address to ask whether it was its
 * owner. In one batch of the same statements whoever has the address: whether it waits already, has as
 * many as it may, wants none or is proven is seen in no answer and in no time that one takes.
 *
 * @param asked `belowPrice`: the mail is to come when it costs less than that; null: when it is back;
 *   `isProven`: it is known that the address is theirs, and nothing is asked
 * @returns false: variant or network has as many as it may; nothing was noted
 */
export async function requestAlert(
  outbox: Outbox,
  asked: {
    variantId: string
    belowPrice: Minor | null
    email: string
    emailDigest: string
    isProven: boolean
    networks: NetworkDigest[]
  },
): Promise<boolean> {
  const { db, config } = outbox
  const { variantId, belowPrice, email, emailDigest } = asked
  const id = crypto.randomUUID()
  const at = now()
  const alert = {
    ...{ id, variantId, belowPrice, emailDigest },
    what: belowPrice === null ? ('back' as const) : ('cheaper' as const),
    email: await seal(config.sealingKeys, `stock_alerts.email:${id}`, email),
    language: language(),
    createdAt: at,
    confirmedAt: asked.isProven ? at : null,
  }
  const mail = await enqueueMail(outbox, {
    cause: `alert-confirm:${id}`,
    kind: 'alert-confirm',
    subjectId: id,
    to: email,
  })
  try {
    await runAct(outbox, [
      ...insertAlert(db, alert, asked.networks),
      mail,
      dropNeedlessMail(db, id),
    ])
  } catch (error) {
    // This batch was executed and only its answer was lost.
    if (brokeConstraint(error, 'outbox.cause')) return true
    const limits = ['alerts_of_variant', 'alerts_a_day']
    if (limits.some((limit) => brokeConstraint(error, limit))) return false
    throw error
  }
  return true
}
