import { type SQLWrapper, sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { variants } from '../catalog/tables.ts'
import type { DeliveryMethod } from '../delivery/rules/options.ts'
import type { CalendarDate } from '../platform/calendar-date.ts'
import { sealedText } from '../platform/db.ts'
import type { Language } from '../platform/languages.ts'
import type { Width } from '../platform/network.ts'
import type {
  Attention,
  ChangeState,
  EventKind,
  MoneyAwaits,
  OrderKeyKind,
  OrderOrigin,
  OrderState,
} from './rules.ts'

/**
 * Limits that triggers keep, by their names. A test compares them with the triggers.
 * @internal
 */
export const limits = {
  /**
   * Orders of one e-mail address that wait for payment, in other carts; with `too_many_awaited`,
   * those whose money is on its way count too, and those of one cart.
   */
  too_many_unpaid: 3,
  /** Links to one order that are sent in 24 hours. */
  links_a_day: 5,
  /** Links that are sent to one e-mail address in 24 hours, over all its orders. */
  links_to_address: 5,
}

/**
 * Limits that triggers keep for whoever holds stock without paying: a cart, and the networks that
 * its orders came from. Decision 012 has the reasons. A test compares them with the triggers.
 * @internal
 */
export const holderLimits = {
  /** Units at once, and half as many where no more than that is left for everybody else. */
  units_held: { cart: 20, 'ipv6/64': 20, 'ipv6/56': 30, 'ipv6/48': 40, ipv4: 40 },
  /** Orders in 24 hours that were not paid. */
  unpaid_orders_a_day: { cart: 10, 'ipv6/64': 20, 'ipv6/56': 30, 'ipv6/48': 60, ipv4: 60 },
}

/**
 * The date by which an order is to be ready, as it was last told. Not `coalesce`, whose comma
 * drizzle-kit takes for the next column of an index.
 */
export const readyByNow = (t: Record<'newReadyBy' | 'readyBy', SQLWrapper>) =>
  sql<CalendarDate>`case when ${t.newReadyBy} is null then ${t.readyBy} else ${t.newReadyBy} end`

/** The date by which an order is to arrive, as it was last told. */
export const deliverByNow = (t: Record<'newDeliverBy' | 'deliverBy', SQLWrapper>) =>
  sql<CalendarDate>`case when ${t.newDeliverBy} is null then ${t.deliverBy} else ${t.newDeliverBy} end`

/** Whether staff take an order's money, and no payment provider: `isTakenByHand`. */
export const takenByHand = (t: Record<'provider', SQLWrapper>) =>
  sql`${t.provider} in ('cash', 'transfer')`

/** Whether staff wait for an order's money. */
export const awaitedByHand = (t: Record<'provider' | 'state', SQLWrapper>) =>
  sql`${takenByHand(t)} and ${t.state} in ('pending', 'processing')`

/** Whether the owner must decide about an order's money. */
export const needsDecision = (t: Record<'attention' | 'disputed' | 'state', SQLWrapper>) =>
  sql`(${t.attention} is not null or ${t.disputed} or ${t.state} = 'review')`

export const orders = sqliteTable(
  'orders',
  {
    id: text().primaryKey(),
    /** What people say and write: `J-7K4M2QXD`. Random, so nobody can guess the next. */
    number: text().notNull().unique(),
    cartId: text().notNull(),
    /**
     * The checkout form that made it, by its one-time key and a keyed digest of what it says:
     * posted twice it makes one order, and corrected another. The attempt counts from 1, up each
     * time the same form comes again after its order has ended unpaid.
     */
    formKey: text().notNull(),
    formDigest: text().notNull(),
    formAttempt: integer().notNull(),
    state: text().$type<OrderState>().notNull(),
    /**
     * Where its least advanced piece is; triggers keep it. Null: it has no pieces, because nobody
     * has paid for it.
     */
    stage: text(),
    /** Why the owner must look at it: a closed list in rules.ts. Null: nothing to do. */
    attention: text().$type<Attention>(),
    origin: text().$type<OrderOrigin>().notNull().default('shop'),
    /** Who of the staff placed it. Null: the shopper. */
    placedBy: text(),
    /** From its cart: how its shopper came, and by which campaign. Null: not known. */
    channel: text(),
    campaign: text(),
    /** The order that a change made dearer: this one pays for the difference, and has no pieces. */
    parentId: text(),

    currency: text().notNull(),
    /** Amounts in minor units; prices include tax. */
    goods: integer().notNull(),
    delivery: integer().notNull(),
    total: integer().notNull(),
    tax: integer().notNull(),
    /** Hundredths of a percent. */
    taxRate: integer().notNull(),
    paid: integer().notNull(),
    /** What the money came in; the order's own currency, unless something went wrong. */
    paidCurrency: text(),
    refunded: integer().notNull(),
    /** What refunds come to that did not fail, the delivery's part of it: triggers keep both. */
    refundClaimed: integer().notNull().default(0),
    deliveryRefunded: integer().notNull().default(0),
    /** Whether a dispute about its payment is open. */
    disputed: integer({ mode: 'boolean' }).notNull(),
    /**
     * What was noted of each dispute, oldest first: its id and what happened, `dp_1:lost`; also by when
     * it must be answered, `dp_1:due-1796083200`.
     */
    disputeNotes: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** By when the open dispute that is due first must be answered. */
    disputeDue: integer(),

    deliveryMethod: text().$type<DeliveryMethod>().notNull(),
    country: text().notNull(),
    /** Whether a unit of it is made for it. */
    madeToOrder: integer({ mode: 'boolean' }).notNull().default(false),
    /** Whether it is a present: without prices in the parcel, with a message or wrapped. */
    gift: integer({ mode: 'boolean' }).notNull().default(false),
    /** In which it was placed, and its mails are written. */
    language: text().$type<Language>().notNull(),
    /** Calendar dates as they were promised, `2026-12-01`. */
    readyBy: text().notNull(),
    deliverFrom: text().notNull(),
    deliverBy: text().notNull(),
    /** New dates that the shopper was told, where the promised ones could not be kept. */
    newReadyBy: text(),
    newDeliverFrom: text(),
    newDeliverBy: text(),
    email: sealedText().notNull(),
    /** Keyed digest of the e-mail address, for look-up. */
    emailDigest: text().notNull(),
    /** JSON of `Contact`: name, telephone, both addresses, gift message. */
    contact: sealedText().notNull(),

    /** Who takes the money: a payment provider by its name, or staff: `cash`, `transfer`. */
    provider: text().notNull(),
    sessionId: text().unique('order_session'),
    /** The provider's name for the money itself; known once somebody tried to pay. */
    paymentRef: text().unique('order_payment'),

    placedAt: integer().notNull(),
    /** The stock is kept until then, and the payment session ends then. */
    holdUntil: integer().notNull(),
    /**
     * Until then money that is on its way is waited for; while unpaid, until then somebody takes it or
     * opens another page. Null: nobody does, or did.
     */
    awaitUntil: integer(),
    /** What it waits for, as the provider said last. Null: it has said nothing. */
    awaits: text().$type<MoneyAwaits>(),
    paidAt: integer(),
    /** When the clock last asked the provider about it: whoever waited longest is asked first. */
    askedAt: integer().notNull(),
  },
  (t) => [
    check('refunded_within_paid', sql`${t.refunded} >= 0 and ${t.refunded} <= ${t.paid}`),
    check(
      'refund_claimed_within_paid',
      sql`${t.refundClaimed} >= 0 and ${t.refundClaimed} <= ${t.paid}`,
    ),
    check(
      'delivery_refunded_within_price',
      sql`${t.deliveryRefunded} >= 0 and ${t.deliveryRefunded} <= ${t.delivery}`,
    ),
    check('order_origin', sql`${t.origin} in ('shop', 'phone', 'counter', 'change')`),
    index('orders_of_parent').on(t.parentId).where(sql`${t.parentId} is not null`),
    index('orders_taken_by_hand').on(t.placedAt).where(awaitedByHand(t)),
    unique('order_form_once').on(t.cartId, t.formKey, t.formDigest, t.formAttempt),
    index('orders_by_email').on(t.emailDigest),
    // One payment page at a time for a cart; two tabs that check out at once cannot both hold its
    // stock.
    uniqueIndex('one_pending_order_per_cart').on(t.cartId).where(sql`${t.state} = 'pending'`),
    index('orders_of_cart').on(t.cartId),
    index('orders_to_ask').on(t.state, t.askedAt),
    // The desk's lists: in their order, with what they are filtered by, so that a filter that few
    // orders pass reads the index and not the orders.
    index('orders_by_time').on(
      ...[t.placedAt, t.id, t.state, t.stage, t.country, t.madeToOrder, t.gift, t.refunded],
    ),
    index('orders_by_stage')
      .on(t.stage, readyByNow(t), t.id, t.state, t.country, t.madeToOrder, t.gift)
      .where(sql`${t.stage} is not null`),
    index('orders_to_arrive').on(deliverByNow(t), t.id).where(sql`${t.stage} = 'sent'`),
    index('orders_to_decide').on(t.placedAt, t.id).where(needsDecision(t)),
    // Statistics count from it alone what was sold in a day: what has no stage was never accepted.
    index('orders_by_payment')
      .on(t.paidAt, t.stage, t.currency, t.origin, t.total)
      .where(sql`${t.paidAt} is not null and ${t.stage} is not null`),
  ],
)

/** What was bought, as it was then: later changes of the catalogue do not reach it. */
export const orderLines = sqliteTable(
  'order_lines',
  {
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    position: integer().notNull(),
    variantId: text()
      .notNull()
      .references(() => variants.id),
    title: text().notNull(),
    /**
     * With the ring size in millimetres, by which the workshop makes it, and as the country of
     * delivery calls it.
     */
    variantTitle: text().notNull(),
    sku: text(),
    handle: text().notNull(),
    picture: text(),
    unitPrice: integer().notNull(),
    quantity: integer().notNull(),
    personalization: sealedText(),
    /**
     * Keyed digest of the personalization, '' without one: with variant and cart it names the cart
     * line it came from.
     */
    personalizationDigest: text().notNull(),
    /**
     * Units that this line took from stock and has not given back. It gives them back when the
     * order ends unpaid, and when money that was never accepted is refunded; a paid order that is
     * refunded keeps them, because the piece may have been sent.
     */
    held: integer().notNull(),
    madeToOrder: integer({ mode: 'boolean' }).notNull(),
    /** Units and amount that refunds claim which did not fail: triggers keep both. */
    refundedUnits: integer().notNull().default(0),
    refunded: integer().notNull().default(0),
  },
  (t) => [
    check('held_not_negative', sql`${t.held} >= 0`),
    check(
      'refunded_units_within_line',
      sql`${t.refundedUnits} >= 0 and ${t.refundedUnits} <= ${t.quantity}`,
    ),
    check(
      'refunded_within_line',
      sql`${t.refunded} >= 0 and ${t.refunded} <= ${t.unitPrice} * ${t.quantity}`,
    ),
    index('lines_of_order').on(t.orderId, t.position),
    index('holds_of_variant').on(t.variantId),
  ],
)

/**
 * An order leaves each state once: whoever writes the row first wins, whatever arrives together.
 */
export const orderMoves = sqliteTable(
  'order_moves',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    leaves: text().$type<OrderState>().notNull(),
    enters: text().$type<OrderState>().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ name: 'order_leaves_once', columns: [t.orderId, t.leaves] })],
)

/**
 * The order's history, append-only: the triggers `order_events_keep` and `order_events_stay` refuse
 * any change; it goes with its order, and not before. Holds no personal data.
 */
export const orderEvents = sqliteTable(
  'order_events',
  {
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    kind: text().$type<EventKind>().notNull(),
    /** Amount in minor units, where the event is about money. */
    amount: integer(),
    at: integer().notNull(),
  },
  (t) => [index('events_of_order').on(t.orderId, t.at)],
)

/** Links to an order that were sent by mail: the hash of each token. */
export const orderLinks = sqliteTable(
  'order_links',
  {
    tokenHash: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    expiresAt: integer().notNull(),
  },
  (t) => [index('links_of_order').on(t.orderId), index('order_links_expired').on(t.expiresAt)],
)

/**
 * One-time numbers of the look-up forms that were sent, until their time is over: each form works
 * once.
 */
export const usedForms = sqliteTable(
  'used_forms',
  { number: text().primaryKey(), at: integer().notNull() },
  (t) => [index('used_forms_expired').on(t.at)],
)

/**
 * Who holds the stock of an order that is not paid: its cart, by id, and the networks it was placed
 * from, as digests of that day (src/platform/network-digest.ts). Removed when the order is paid,
 * and after a day. Inserted last in the batch that places an order: the triggers `units_held`,
 * `unpaid_orders_a_day` and `hold_ended` look at what it holds then.
 */
export const orderHolders = sqliteTable(
  'order_holders',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    kind: text().$type<'cart' | Width>().notNull(),
    holder: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.kind] }),
    index('orders_of_holder').on(t.holder, t.at),
    index('order_holders_old').on(t.at),
  ],
)

/** Orders that were deleted because nobody ever paid them, by the day they were placed (UTC). */
export const unpaidOrdersDeleted = sqliteTable('unpaid_orders_deleted', {
  /** `2026-12-01` */
  day: text().primaryKey(),
  orders: integer().notNull(),
})

/** Keyed digests by which staff find an order; each is of one kind of thing that people say. */
export const orderKeys = sqliteTable(
  'order_keys',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    kind: text().$type<OrderKeyKind>().notNull(),
    digest: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'order_found_once_by_key', columns: [t.orderId, t.kind, t.digest] }),
    index('orders_by_key').on(t.digest),
  ],
)

/** What staff wrote about an order: for themselves, or to the customer. */
export const orderNotes = sqliteTable(
  'order_notes',
  {
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    kind: text().$type<'staff' | 'customer'>().notNull(),
    text: sealedText().notNull(),
    staffId: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [
    check('note_kind', sql`${t.kind} in ('staff', 'customer')`),
    index('notes_of_order').on(t.orderId, t.at),
  ],
)

/**
 * The corrected delivery address of an order, beside what the shopper typed. The trigger
 * `corrected_in_time` refuses it once every piece has left.
 */
export const orderCorrections = sqliteTable('order_corrections', {
  /** Id of the order. */
  id: text()
    .primaryKey()
    .references(() => orders.id),
  /** JSON of `Address`. */
  address: sealedText().notNull(),
  staffId: text().notNull(),
  at: integer().notNull(),
  version: integer().notNull().default(1),
})

/**
 * Changes of what was bought, before work on it begins: another size or variant, or another engraving.
 * The line shows what is made; this shows what it was. A change is written as `waiting`, and in the
 * batch that enters `applied` the trigger `pieces_of_changed` moves its pieces to `lineId`, or refuses
 * it (`changed_in_time`) where they have gone on.
 */
export const orderChanges = sqliteTable(
  'order_changes',
  {
    /** Id of the act. */
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    /** The line whose units are changed, and the one that they are on afterwards. */
    fromLine: text()
      .notNull()
      .references(() => orderLines.id),
    lineId: text()
      .notNull()
      .references(() => orderLines.id),
    units: integer().notNull(),
    /** Sealed JSON of `ChangedLine`: what it was, and what it becomes. */
    before: sealedText().notNull(),
    after: sealedText().notNull(),
    /** Where the pieces must be, and where they are afterwards. */
    leaves: text().$type<'to-make' | 'ready'>().notNull(),
    enters: text().$type<'to-make' | 'ready'>().notNull(),
    /** What all units together cost more, or, if negative, less: in minor units. */
    difference: integer().notNull(),
    state: text().$type<ChangeState>().notNull(),
    /** The order that pays for a dearer change. */
    paymentOrder: text().unique('change_paid_once'),
    /** The refund of a cheaper one. */
    refundId: text(),
    staffId: text().notNull(),
    at: integer().notNull(),
    appliedAt: integer(),
  },
  (t) => [
    check('change_state', sql`${t.state} in ('waiting', 'applied', 'dropped')`),
    check('change_of_units', sql`${t.units} > 0`),
    check(
      'change_stages',
      sql`${t.leaves} in ('to-make', 'ready') and ${t.enters} in ('to-make', 'ready')`,
    ),
    index('changes_of_order').on(t.orderId, t.at),
    // Without these, each line that is deleted has all changes searched for it.
    index('changes_from_line').on(t.fromLine),
    index('changes_to_line').on(t.lineId),
    uniqueIndex('one_waiting_change_of_line').on(t.fromLine).where(sql`${t.state} = 'waiting'`),
  ],
)
