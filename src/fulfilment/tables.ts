import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { orderLines, orders } from '../orders/tables.ts'
import { sealedText } from '../platform/db.ts'
import type { ReturnReason, ReturnState, Stage, WaitsFor } from './rules.ts'

/**
 * Each unit that was sold: the trigger `pieces_of_sold` makes them when an order becomes paid, and
 * `pieces_of_refunded` cancels what was not sent when all money went back. Work belongs to pieces,
 * money to the order; `orders.stage` is that of the least advanced piece (`stage_of_order`).
 */
export const pieces = sqliteTable(
  'pieces',
  {
    /** `<order line>.<unit>` */
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    lineId: text()
      .notNull()
      .references(() => orderLines.id),
    /** Counts from 1 within its line. */
    unit: integer().notNull(),
    /** Changes only with its event: `pieces_move_with_event`. */
    stage: text().$type<Stage>().notNull(),
    /** When it came into this stage. */
    since: integer().notNull(),
    waitsFor: text().$type<WaitsFor>(),
    /** What it waits for, as the workshop calls it: `sapphire 5 mm`. Never about a person. */
    wanted: text().notNull().default(''),
    /** Calendar date by which it must be ready. */
    due: text().notNull(),
    /** Where it lies: a drawer, a tray, a bench. */
    place: text().notNull().default(''),
    /** The packet in which it is at the assay office. */
    packet: text(),
    /** When it went back into stock, once: the trigger `restocked_once`. */
    restockedAt: integer(),
    /** Counts up with each event. */
    version: integer().notNull().default(1),
  },
  (t) => [
    check(
      'piece_stage',
      sql`${t.stage} in ('to-make', 'on-the-bench', 'at-the-assay-office', 'ready', 'sent', 'delivered', 'returned', 'cancelled')`,
    ),
    check('piece_waits', sql`${t.waitsFor} in ('stone', 'customer', 'supplier', 'other')`),
    uniqueIndex('one_piece_per_unit').on(t.lineId, t.unit),
    index('pieces_of_order').on(t.orderId),
    index('pieces_by_stage').on(t.stage, t.due),
    index('pieces_that_wait').on(t.waitsFor, t.due).where(sql`${t.waitsFor} is not null`),
    index('pieces_of_packet').on(t.packet).where(sql`${t.packet} is not null`),
  ],
)

/**
 * Every move of a piece, append-only; one that leaves and enters the same stage is a note of its
 * place or what it waits for. It claims the version of the piece that it leaves: of two
 * people who move a piece at once, one wins.
 */
export const pieceEvents = sqliteTable(
  'piece_events',
  {
    pieceId: text()
      .notNull()
      .references(() => pieces.id),
    leavesVersion: integer().notNull(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    leaves: text().$type<Stage>().notNull(),
    enters: text().$type<Stage>().notNull(),
    at: integer().notNull(),
    /** Who moved it; null: nobody of the staff, but a refund or the shopper (`arrived:…`). */
    staffId: text(),
    /** Id of the act, which may have moved several. */
    act: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'piece_leaves_version_once', columns: [t.pieceId, t.leavesVersion] }),
    index('piece_events_of_order').on(t.orderId, t.at),
    index('piece_events_of_act').on(t.act),
  ],
)

/** Parcels: packed, then sent, then delivered; or cancelled before it was sent. */
export const shipments = sqliteTable(
  'shipments',
  {
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    packedAt: integer().notNull(),
    /** Null: being packed. The trigger `sent_when_paid` refuses orders that are not paid. */
    sentAt: integer(),
    deliveredAt: integer(),
    /** Who said that it has arrived. */
    deliveryKnown: text().$type<'shopper' | 'staff' | 'carrier'>(),
    cancelledAt: integer(),
    /** Id of the carrier. */
    carrier: text(),
    /** The carrier's number of the parcel; null: it has none. */
    number: sealedText(),
    /** Keyed digest of the number, for look-up. */
    numberDigest: text(),
    /** Where the parcel can be followed. */
    link: sealedText(),
    /** JSON of the address it went to. */
    address: sealedText(),
    /** What is in it is worth this much, in minor units of the order's currency. */
    value: integer().notNull(),
    insured: integer({ mode: 'boolean' }).notNull(),
    signature: integer({ mode: 'boolean' }).notNull(),
    /** From when on its number is to be reported to who took the money. Null: it was, or need not be. */
    reportAt: integer(),
    /** Whether they refused it when it was last reported. */
    reportRefused: integer({ mode: 'boolean' }).notNull().default(false),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('sent_by_a_carrier', sql`${t.sentAt} is null or ${t.carrier} is not null`),
    check(
      'delivered_after_sent',
      sql`${t.deliveredAt} is null or (${t.sentAt} is not null and ${t.deliveryKnown} is not null)`,
    ),
    index('shipments_of_order').on(t.orderId),
    index('shipments_packed')
      .on(t.packedAt)
      .where(sql`${t.sentAt} is null and ${t.cancelledAt} is null`),
    index('shipments_under_way')
      .on(t.sentAt)
      .where(
        sql`${t.sentAt} is not null and ${t.deliveredAt} is null and ${t.cancelledAt} is null`,
      ),
    index('shipments_by_sending')
      .on(t.sentAt)
      .where(sql`${t.sentAt} is not null and ${t.cancelledAt} is null`),
    index('shipments_to_report').on(t.reportAt).where(sql`${t.reportAt} is not null`),
    uniqueIndex('one_parcel_per_number')
      .on(t.carrier, t.numberDigest)
      .where(sql`${t.numberDigest} is not null and ${t.cancelledAt} is null`),
  ],
)

/** What is in a parcel. A piece is in one live parcel at most. */
export const shipmentPieces = sqliteTable(
  'shipment_pieces',
  {
    shipmentId: text()
      .notNull()
      .references(() => shipments.id),
    pieceId: text()
      .notNull()
      .references(() => pieces.id),
    /** False once the parcel was cancelled, or the piece came back from it. */
    live: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'piece_once_in_shipment', columns: [t.shipmentId, t.pieceId] }),
    uniqueIndex('one_live_parcel_per_piece').on(t.pieceId).where(sql`${t.live}`),
  ],
)

/**
 * Pieces that their shopper wants to give back: asked for, agreed to, received. A shopper asks
 * twenty times an order: the trigger `returns_of_shopper`; a return goes forward:
 * `return_goes_forward`.
 */
export const returns = sqliteTable(
  'returns',
  {
    /** Made by the form that asks. */
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    state: text().$type<ReturnState>().notNull(),
    reason: text().$type<ReturnReason>().notNull(),
    /** What the shopper says of it, or whoever asked in their name. */
    note: sealedText(),
    /** What the shop answered, where it refused. */
    answer: sealedText(),
    /** Who of the staff asked for it. Null: the shopper did. */
    staffId: text(),
    askedAt: integer().notNull(),
    agreedAt: integer(),
    /** When the last of its pieces came, or it was refused or withdrawn. */
    closedAt: integer(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check(
      'return_state',
      sql`${t.state} in ('asked', 'agreed', 'received', 'refused', 'withdrawn')`,
    ),
    index('returns_of_order').on(t.orderId, t.askedAt),
    index('returns_by_state').on(t.state, t.askedAt),
  ],
)

/**
 * What is in a return. A piece is in one live return at most, and is received once: the trigger
 * `received_once`.
 */
export const returnPieces = sqliteTable(
  'return_pieces',
  {
    returnId: text()
      .notNull()
      .references(() => returns.id),
    pieceId: text()
      .notNull()
      .references(() => pieces.id),
    /** False once the return was refused or withdrawn before it came. */
    live: integer({ mode: 'boolean' }).notNull(),
    /** How it came. Null: not yet. */
    condition: text().$type<'as-sent' | 'damaged'>(),
    receivedAt: integer(),
  },
  (t) => [
    primaryKey({ name: 'piece_once_in_return', columns: [t.returnId, t.pieceId] }),
    check('condition_when_received', sql`(${t.condition} is null) = (${t.receivedAt} is null)`),
    check('piece_condition', sql`${t.condition} in ('as-sent', 'damaged')`),
    uniqueIndex('one_live_return_per_piece').on(t.pieceId).where(sql`${t.live}`),
  ],
)
