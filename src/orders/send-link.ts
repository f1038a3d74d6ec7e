import { postLater } from '../mail/post.ts'
import { minutes, now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { brokeConstraint, type Db } from '../platform/db.ts'
import { keyedDigest } from '../platform/digest.ts'
import { log } from '../platform/log.ts'
import { unseal } from '../platform/sealing.ts'
import { foldEmail } from './contact.ts'
import { newLink } from './links.ts'
import { insertEvent, orderByNumber } from './queries.ts'

/**
 * Mails a new link to an order to the address it was placed with, when number and address belong together; otherwise
 * does nothing. At most one mail for an order in each ten minutes of the clock, and five in a day, whoever asks. The caller
 * must answer the same either way.
 */
export async function sendLink(
  db: Db,
  config: Config,
  asked: { number: string; email: string },
): Promise<void> {
  const email = foldEmail(asked.email)
  const [order] = await orderByNumber(db, asked.number)
  if (!order || order.emailDigest !== (await keyedDigest(config.LOOKUP_KEY, email))) return

  const link = await newLink(db, order.id)
  const mail = await postLater(db, config, {
    cause: `order-link:${order.id}:${Math.floor(now() / minutes(10))}`,
    kind: 'order-link',
    subjectId: order.id,
    to: await unseal(config.sealingKeys, `orders.email:${order.id}`, order.email),
    secret: link.token,
  })
  const event = insertEvent(db, { orderId: order.id, kind: 'link-sent', at: now() })
  try {
    await db.batch([mail.statement, link.statement, event])
  } catch (error) {
    // Asked for a moment ago: that mail is on its way.
    if (brokeConstraint(error, 'outbox.cause')) return
    if (!brokeConstraint(error, 'links_a_day')) throw error
    log('warn', 'order link asked for too often', { order: order.id })
  }
}
