import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { products, variants } from '../../../src/catalog/tables.ts'
import { variantTitleIn } from '../../../src/catalog/variant-words.ts'
import { totalsOf } from '../../../src/checkout/rules/totals.ts'
import { deliveryOptions } from '../../../src/delivery/rules/options.ts'
import { promisedDates, readyDays } from '../../../src/delivery/rules/promised-dates.ts'
import { engravingDays, engravingText } from '../../../src/engraving/rules.ts'
import { trackingLink } from '../../../src/fulfilment/carriers/numbers.ts'
import { carrierOf } from '../../../src/fulfilment/carriers/shop-carriers.ts'
import type { Stage } from '../../../src/fulfilment/rules.ts'
import { pieceEvents, pieces, shipmentPieces, shipments } from '../../../src/fulfilment/tables.ts'
import { sealContact } from '../../../src/orders/contact.ts'
import { orderNumber } from '../../../src/orders/rules.ts'
import { noteOrderKeys, noteParcelKey } from '../../../src/orders/search/order-keys.ts'
import { orderEvents, orderLines, orderMoves, orders } from '../../../src/orders/tables.ts'
import { days, minutes, now, type Seconds } from '../../../src/platform/clock.ts'
import { type Config, readConfig } from '../../../src/platform/config.ts'
import { type Db, openDb, runBatch, type Statement } from '../../../src/platform/db.ts'
import { keyedDigest } from '../../../src/platform/digest.ts'
import { foldEmail } from '../../../src/platform/email-address.ts'
import { seal } from '../../../src/platform/sealing.ts'
import { systemOf } from '../../../src/ring-sizes/visitor-sizes.ts'
import { people } from './people.ts'
import { type PlannedOrder, plan } from './plan.ts'
import { seedCampaigns } from './seed-campaigns.ts'
import { seedTrouble } from './seed-trouble.ts'

/**
 * Fills a shop without orders with two weeks of them, in all stages, as if they had been placed,
 * made and sent, and with two newsletters. Returns how many orders.
 */
export async function seedOrders(env: CloudflareBindings): Promise<number> {
  const config = await readConfig(env)
  const db = openDb(env.DB, 'primary')
  const [any] = await db.select({ id: orders.id }).from(orders).limit(1)
  if (any) return 0
  for (const planned of plan) await place({ db, config }, planned)
  await seedCampaigns({ db, config })
  return plan.length
}

export type Shop = { db: Db; config: Config }

async function place({ db, config }: Shop, planned: PlannedOrder): Promise<void> {
  const person = people[planned.who]
  if (!person) throw new Error(`Nobody is number ${planned.who}`)
  const { country } = person.contact.address
  // At ten to noon, and never in the future.
  const at = Math.min(now() - minutes(40), midnight(now() - days(planned.daysAgo)) + 42_600)
  const id = crypto.randomUUID()
  const lines = await Promise.all(
    planned.lines.map((line, position) =>
      lineOf({ db, config }, { orderId: id, position, country }, line),
    ),
  )
  const goods = lines.reduce((sum, { row }) => sum + row.unitPrice * row.quantity, 0)
  const [way] = deliveryOptions(config.DELIVERY, country, goods)
  if (!way) throw new Error(`The shop does not deliver to ${country}`)
  const ready = Math.max(...lines.map((line) => line.ready))
  const dates = promisedDates(config.shop, ready, { country, days: way.days }, at)
  const contact = {
    ...person.contact,
    giftMessage: planned.gift ?? '',
    giftWrap: planned.gift !== undefined,
  }
  const collected = planned.origin === 'counter'
  const totals = totalsOf(goods, collected ? 0 : way.price, config.TAX, country)
  const skus = lines.flatMap(({ row }) => row.sku ?? [])
  const keys = await noteOrderKeys({ db, config }, id, { email: person.email, contact, skus })
  const paidAt = at + 95
  const disputed = planned.attention === 'disputed'
  const provider = planned.takenBy ?? 'stripe'
  const byStripe = provider === 'stripe'
  const due = now() + days(planned.disputeDueIn ?? 0)
  const owner = await keyedDigest(config.LOOKUP_KEY, foldEmail(config.OWNER_MAIL))
  const event = (kind: typeof orderEvents.$inferInsert.kind, when: Seconds) =>
    db.insert(orderEvents).values({ id: crypto.randomUUID(), orderId: id, kind, at: when })
  await runBatch(db, [
    db.insert(orders).values({
      id,
      number: orderNumber(crypto.getRandomValues(new Uint8Array(8))),
      cartId: crypto.randomUUID(),
      formKey: id,
      formDigest: '',
      formAttempt: 1,
      state: 'pending',
      attention: null,
      currency: config.shop.currency,
      ...totals,
      paid: 0,
      refunded: 0,
      disputed: false,
      deliveryMethod: collected ? 'collected' : way.method,
      country,
      madeToOrder: lines.some(({ row }) => row.madeToOrder),
      gift: planned.gift !== undefined,
      language: 'en',
      ...dates,
      email: await seal(config.sealingKeys, `orders.email:${id}`, person.email),
      emailDigest: await keyedDigest(config.LOOKUP_KEY, foldEmail(person.email)),
      contact: await sealContact(config, id, contact),
      provider,
      origin: planned.origin ?? 'shop',
      placedBy: planned.origin ? owner : null,
      placedAt: at,
      holdUntil: at + minutes(30),
      askedAt: at,
    }),
    ...lines.flatMap(({ statements }) => statements),
    ...keys.statements,
    event('placed', at),
    ...(byStripe ? [event('payment-page-opened', at + 1)] : []),
  ])
  if (planned.unpaid) {
    await awaitMoney({ db, config }, id, at)
    return
  }
  const differs = planned.paidDiffers ?? 0
  const enters = differs === 0 ? 'paid' : 'review'
  await runBatch(db, [
    db.insert(orderMoves).values({ orderId: id, leaves: 'pending', enters, at: paidAt }),
    db
      .update(orders)
      .set({
        state: enters,
        paid: totals.total + differs,
        paidCurrency: config.shop.currency,
        paidAt,
        ...(byStripe && { sessionId: `cs_demo_${id}`, paymentRef: `pi_demo_${id}` }),
        attention: planned.attention ?? null,
        disputed,
        ...(disputed && {
          disputeDue: due,
          disputeNotes: ['open', 'withdrawn', `due-${due}`].map((what) => `dp_demo_${id}:${what}`),
        }),
      })
      .where(eq(orders.id, id)),
    event(differs === 0 ? 'paid' : 'amount-differs', paidAt),
    ...(disputed ? [event('disputed', paidAt + days(1))] : []),
  ])
  await movePieces({ db, config }, id, planned, paidAt)
  await runBatch(db, await seedTrouble({ db, config }, { id, planned, owner }))
}

/** The shopper has said that the money comes by bank transfer. */
const awaitMoney = ({ db }: Shop, orderId: string, at: Seconds) =>
  runBatch(db, [
    db.insert(orderMoves).values({ orderId, leaves: 'pending', enters: 'processing', at }),
    db
      .update(orders)
      .set({ state: 'processing', awaitUntil: at + days(14) })
      .where(eq(orders.id, orderId)),
    db
      .insert(orderEvents)
      .values({ id: crypto.randomUUID(), orderId, kind: 'payment-processing', at }),
  ])

/** One line of the wanted product, in its first size that there is. */
async function lineOf(
  { db, config }: Shop,
  { orderId, position, country }: { orderId: string; position: number; country: string },
  wanted: PlannedOrder['lines'][number],
) {
  const { handle, quantity = 1, engraving, madeToOrder } = wanted
  const enough = madeToOrder
    ? sql`1`
    : sql`(${variants.madeToOrder} or ${variants.stock} > ${quantity})`
  const [found] = await db
    .select({ product: products, variant: variants })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(
      and(eq(products.handle, handle), eq(variants.active, true), enough, gte(variants.price, 1)),
    )
    .orderBy(asc(sql`abs(${variants.position} - 3)`))
    .limit(1)
  if (!found) throw new Error(`The demo catalogue has no ${handle} to sell`)
  const { product, variant } = found
  const id = crypto.randomUUID()
  const made = madeToOrder ?? variant.madeToOrder
  const row = {
    id,
    orderId,
    position,
    variantId: variant.id,
    title: product.title,
    variantTitle: variantTitleIn(systemOf(country), { ...product, ...variant }),
    sku: variant.sku,
    handle,
    picture: await pictureOf(db, product.id),
    unitPrice: variant.price,
    quantity,
    personalization: engraving
      ? await seal(
          config.sealingKeys,
          `order_lines.personalization:${id}`,
          engravingText(engraving),
        )
      : null,
    personalizationDigest: engraving ? id : '',
    held: made ? 0 : quantity,
    madeToOrder: made,
  }
  const ready = readyDays(
    { madeToOrder: made },
    product.facts,
    engraving ? engravingDays(product.facts) : 0,
  )
  const statements: Statement[] = [
    db.insert(orderLines).values(row),
    db
      .update(variants)
      .set({ stock: sql`${variants.stock} - ${row.held}` })
      .where(eq(variants.id, variant.id)),
  ]
  return { row, ready, statements }
}

async function pictureOf(db: Db, productId: string): Promise<string | null> {
  const [image] = await db.all<{ picture: string | null }>(
    sql`select picture from images where product_id = ${productId} order by position limit 1`,
  )
  return image?.picture ?? null
}

const ways: Record<Stage, Stage[]> = {
  'to-make': [],
  'on-the-bench': ['on-the-bench'],
  'at-the-assay-office': ['on-the-bench', 'at-the-assay-office'],
  ready: ['on-the-bench', 'ready'],
  sent: ['on-the-bench', 'ready', 'sent'],
  delivered: ['on-the-bench', 'ready', 'sent', 'delivered'],
  returned: ['on-the-bench', 'ready', 'sent', 'returned'],
  cancelled: [],
}

/** Moves the pieces of a paid order as far as planned, a day apart, and packs what is sent. */
async function movePieces(
  { db, config }: Shop,
  orderId: string,
  planned: PlannedOrder,
  from: Seconds,
) {
  const made = await db
    .select()
    .from(pieces)
    .where(eq(pieces.orderId, orderId))
    .orderBy(asc(sql`${pieces}.rowid`))
  const owner = await keyedDigest(config.LOOKUP_KEY, foldEmail(config.OWNER_MAIL))
  const parcel = crypto.randomUUID()
  const sent: string[] = []
  let sentAt = 0
  let deliveredAt: number | null = null
  for (const [place, piece] of made.entries()) {
    const goal = planned.stages[place] ?? piece.stage
    let { stage, version } = piece
    const way = ways[goal].filter(
      (each) => piece.stage === 'to-make' || !['on-the-bench', 'ready'].includes(each),
    )
    for (const [step, enters] of way.entries()) {
      const at = Math.min(now() - minutes(20), from + days(step + 1))
      await runBatch(db, [
        db.insert(pieceEvents).values({
          pieceId: piece.id,
          leavesVersion: version,
          orderId,
          leaves: stage,
          enters,
          at,
          staffId: owner,
          act: crypto.randomUUID(),
        }),
        db
          .update(pieces)
          .set({ stage: enters, version: version + 1, since: at })
          .where(eq(pieces.id, piece.id)),
      ])
      ;[stage, version] = [enters, version + 1]
      if (enters === 'sent') {
        sent.push(piece.id)
        sentAt = at
      }
      if (enters === 'delivered' || enters === 'returned') deliveredAt = at
    }
    if (planned.waits)
      await db
        .update(pieces)
        .set({ waitsFor: planned.waits.for, wanted: planned.waits.wanted, version: version + 1 })
        .where(eq(pieces.id, piece.id))
  }
  if (sent.length === 0) return
  await sendParcel({ db, config }, { parcel, orderId, sent, sentAt, deliveredAt, planned })
}

async function sendParcel(
  { db, config }: Shop,
  about: {
    parcel: string
    orderId: string
    sent: string[]
    sentAt: Seconds
    deliveredAt: Seconds | null
    planned: PlannedOrder
  },
) {
  const { parcel: id, orderId, sent, sentAt, deliveredAt, planned } = about
  const number = planned.number ?? null
  const person = people[planned.who]
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  const insured = order?.deliveryMethod === 'insured'
  const link = number ? linkOf(config, planned.carrier ?? '', number) : null
  const key = number ? await noteParcelKey({ db, config }, orderId, number) : { statements: [] }
  const { sealingKeys } = config
  const said = (kind: 'sent' | 'delivered', at: Seconds) =>
    db.insert(orderEvents).values({ id: crypto.randomUUID(), orderId, kind, at })
  await runBatch(db, [
    db.insert(shipments).values({
      id,
      orderId,
      packedAt: sentAt - minutes(30),
      sentAt,
      deliveredAt,
      deliveryKnown: deliveredAt ? 'staff' : null,
      carrier: planned.carrier ?? 'postnl',
      number: number ? await seal(sealingKeys, `shipments.number:${id}`, number) : null,
      numberDigest: number ? await keyedDigest(config.LOOKUP_KEY, `demo:${number}`) : null,
      link: link ? await seal(sealingKeys, `shipments.link:${id}`, link) : null,
      address: await seal(
        sealingKeys,
        `shipments.address:${id}`,
        JSON.stringify(person?.contact.address),
      ),
      value: order?.goods ?? 0,
      insured,
      signature: insured,
    }),
    ...sent.map((pieceId) =>
      db.insert(shipmentPieces).values({ shipmentId: id, pieceId, live: true }),
    ),
    said('sent', sentAt),
    ...(deliveredAt ? [said('delivered', deliveredAt)] : []),
    ...key.statements,
  ])
}

function linkOf(config: Config, id: string, number: string): string | null {
  const carrier = carrierOf(config, id)
  return carrier && trackingLink(carrier, number)
}

const midnight = (at: Seconds) => at - (at % days(1))
