import { asc, eq } from 'drizzle-orm'
import { sealAnswer, sealSaid } from '../../../src/aftercare/services/open-service.ts'
import { insertService } from '../../../src/aftercare/services/queries.ts'
import { pieces, returnPieces, returns } from '../../../src/fulfilment/tables.ts'
import { putInOutbox } from '../../../src/mail/queries.ts'
import { outbox } from '../../../src/mail/tables.ts'
import { sealChangedLine } from '../../../src/orders/changes/changed-line.ts'
import { orderChanges, orderLines, orders } from '../../../src/orders/tables.ts'
import { refunds } from '../../../src/payments/tables.ts'
import { days, minutes, now } from '../../../src/platform/clock.ts'
import type { Db, Statement } from '../../../src/platform/db.ts'
import { seal } from '../../../src/platform/sealing.ts'
import { people } from './people.ts'
import type { PlannedOrder } from './plan.ts'
import type { Shop } from './seed-orders.ts'

type About = { id: string; planned: PlannedOrder; owner: string }

/** What went wrong with an order, or is to be changed: as rows, for one batch. */
export async function seedTrouble(shop: Shop, about: About): Promise<Statement[]> {
  return [
    ...(await seedRefund(shop, about)),
    ...(await seedReturn(shop, about)),
    ...(await seedChange(shop, about)),
    ...(await seedMail(shop, about)),
    ...(await seedService(shop, about)),
  ]
}

const ago = (daysAgo: number) => now() - days(daysAgo)

async function seedRefund({ db }: Shop, { id, planned, owner }: About): Promise<Statement[]> {
  const asked = planned.refund
  if (!asked) return []
  const [order] = await db.select().from(orders).where(eq(orders.id, id))
  if (!order) return []
  const { state, fault = null, atProvider = false } = asked
  const amount = Math.round(order.goods / 4)
  const refund = crypto.randomUUID()
  return [
    db.insert(refunds).values({
      ...{ id: refund, orderId: id, state, fault, way: 'provider', amount },
      ...{ currency: order.currency, tell: !atProvider, assigned: !atProvider },
      madeBy: atProvider ? 'provider' : 'desk',
      staffId: atProvider ? null : owner,
      reason: atProvider ? 'elsewhere' : 'goodwill',
      providerRef: `re_demo_${refund}`,
      ...{ askedAt: ago(asked.daysAgo), triedAt: ago(asked.daysAgo) },
      settledAt: state === 'pending' ? null : ago(asked.daysAgo),
    }),
    ...(state === 'succeeded'
      ? [db.update(orders).set({ refunded: amount }).where(eq(orders.id, id))]
      : []),
  ]
}

async function seedReturn({ db }: Shop, { id, planned }: About): Promise<Statement[]> {
  const asked = planned.return
  if (!asked) return []
  const returnId = crypto.randomUUID()
  const back = await db
    .select({ id: pieces.id })
    .from(pieces)
    .where(eq(pieces.orderId, id))
    .limit(1)
  const came = asked.state === 'received'
  return [
    db.insert(returns).values({
      ...{ id: returnId, orderId: id, state: asked.state, reason: asked.reason },
      ...{ askedAt: ago(asked.daysAgo), closedAt: came ? ago(1) : null },
      agreedAt: asked.state === 'asked' ? null : ago(asked.daysAgo) + minutes(90),
    }),
    ...back.map((piece) =>
      db.insert(returnPieces).values({
        ...{ returnId, pieceId: piece.id, live: true },
        ...(came && { condition: 'as-sent', receivedAt: ago(1) }),
      }),
    ),
  ]
}

async function seedChange({ db, config }: Shop, about: About): Promise<Statement[]> {
  const { id: orderId, planned, owner } = about
  if (!planned.changeToPay) return []
  const line = await firstLine(db, orderId)
  if (!line) return []
  const id = crypto.randomUUID()
  const { variantId, title, variantTitle, sku, handle, picture, madeToOrder } = line
  const is = { variantId, title, variantTitle, sku, handle, picture, madeToOrder, engraving: null }
  const sealed = (column: 'before' | 'after', more: number) =>
    sealChangedLine(config, column, id, { ...is, price: line.unitPrice + more })
  return [
    db.insert(orderChanges).values({
      ...{ id, orderId, fromLine: line.id, lineId: line.id, units: 1, staffId: owner },
      ...{ before: await sealed('before', 0), after: await sealed('after', planned.changeToPay) },
      ...{ leaves: 'ready', enters: 'ready', difference: planned.changeToPay, state: 'waiting' },
      at: ago(1),
    }),
  ]
}

async function firstLine(db: Db, orderId: string) {
  const [line] = await db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position))
    .limit(1)
  return line
}

async function seedService({ db, config }: Shop, about: About): Promise<Statement[]> {
  const { id: orderId, planned } = about
  const line = await firstLine(db, orderId)
  if (!planned.service || !line) return []
  const { kind, size = '', message, answer, daysAgo } = planned.service
  const id = crypto.randomUUID()
  return [
    insertService(db, {
      ...{ id, orderId, lineId: line.id, kind, state: answer ? 'answered' : 'open' },
      said: await sealSaid(config, id, { message, size }),
      answer: answer ? await sealAnswer(config, id, answer) : null,
      ...{ askedAt: ago(daysAgo), saidAt: ago(answer ? 1 : daysAgo) },
    }),
  ]
}

async function seedMail({ db, config }: Shop, { id, planned }: About): Promise<Statement[]> {
  if (!planned.mailRefused) return []
  const mail = crypto.randomUUID()
  const to = people[planned.who]?.email ?? ''
  return [
    putInOutbox(db, {
      ...{ id: mail, cause: `order-confirmed:${id}`, kind: 'order-confirmed', subjectId: id },
      ...{ secret: null, detail: null, addressDigest: null, createdAt: ago(planned.daysAgo) },
      recipient: await seal(config.sealingKeys, `outbox.recipient:${mail}`, to),
    }),
    db
      .update(outbox)
      .set({ state: 'dead', fault: 'E_RECIPIENT_SUPPRESSED' })
      .where(eq(outbox.id, mail)),
  ]
}
