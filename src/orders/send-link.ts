import { enqueueMail, type Outbox, runAct } from '../mail/outbox.ts'
import { minutes, now } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { foldEmail } from '../platform/email-address.ts'
import { log } from '../platform/log.ts'
import { unseal } from '../platform/sealing.ts'
import { newLink } from './links.ts'
import { insertEvent, orderByNumber } from './queries.ts'

/**
 * Mails a new link to an order to the address it was placed with, when number and address belong
 * together and money has come for it; otherwise does nothing: whoever has paid nothing may have
 * typed somebody else's address. At most one mail for an order in each ten minutes of the clock,
 * and five a day to an address. The caller must give the same answer either way.
 */
export async function sendLink(
  outbox: Outbox,
  asked: { number: string; email: string },
): Promise<void> {
  const { db, config } = outbox
  const email = foldEmail(asked.email)
  const [order] = await orderByNumber(db, asked.number)
  if (!order || order.emailDigest !== (await keyedDigest(config.LOOKUP_KEY, email))) return
  if (order.paid === 0) return

  const link = await newLink(db, order.id)
  const mail = await enqueueMail(outbox, {
    cause: `order-link:${order.id}:${Math.floor(now() / minutes(10))}`,
    kind: 'order-link',
    subjectId: order.id,
    to: await unseal(config.sealingKeys, `orders.email:${order.id}`, order.email),
    secret: link.token,
    addressDigest: order.emailDigest,
  })
  const event = insertEvent(db, { orderId: order.id, kind: 'link-sent', at: now() })
  try {
    await runAct(outbox, [mail, link.statement, event])
  } catch (error) {
    // Asked for a moment ago: that mail is on its way.
    if (brokeConstraint(error, 'outbox.cause')) return
    const often = ['links_a_day', 'links_to_address']
    if (!often.some((limit) => brokeConstraint(error, limit))) throw error
    log('warn', 'order link asked for too often', { order: order.id })
  }
}
