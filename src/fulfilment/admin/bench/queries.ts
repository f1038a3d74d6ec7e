import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  lt,
  lte,
  sql,
} from 'drizzle-orm'
import { staff } from '../../../admin/tables.ts'
import { facetValues, products, variants } from '../../../catalog/tables.ts'
import { orderLines, orders } from '../../../orders/tables.ts'
import type { CalendarDate } from '../../../platform/calendar-date.ts'
import type { Db } from '../../../platform/db.ts'
import { pieceEvents, pieces } from '../../tables.ts'
import { type BenchFilter, ROWS } from './rules.ts'

/** Of the order nothing but its number, and the country whose ring sizes its shopper knows. */
const columns = {
  ...getTableColumns(pieces),
  number: orders.number,
  country: orders.country,
  title: orderLines.title,
  variantTitle: orderLines.variantTitle,
  picture: orderLines.picture,
  quantity: orderLines.quantity,
  personalization: orderLines.personalization,
  madeToOrder: orderLines.madeToOrder,
  optionValues: variants.optionValues,
  type: products.type,
  options: products.options,
  facts: products.facts,
}

/** Each piece with its line as it was sold and its product as it is now. */
const piecesWithWhat = (db: Db) =>
  db
    .select(columns)
    .from(pieces)
    .innerJoin(orders, eq(orders.id, pieces.orderId))
    .innerJoin(orderLines, eq(orderLines.id, pieces.lineId))
    .innerJoin(variants, eq(variants.id, orderLines.variantId))
    .innerJoin(products, eq(products.id, variants.productId))

export type PieceRow = Awaited<ReturnType<typeof piecesWithWhat>>[number]

const idsIn = (ids: string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/** A page of pieces, and one more where there is another page; those that are due first first. */
export const listPieces = (db: Db, filter: BenchFilter) => {
  const { stage, metal, waits, kind, until, after } = filter
  return piecesWithWhat(db)
    .where(
      and(
        stage
          ? eq(pieces.stage, stage)
          : inArray(pieces.stage, ['to-make', 'on-the-bench', 'at-the-assay-office']),
        waits && eq(pieces.waitsFor, waits),
        kind === 'made-to-order' ? eq(orderLines.madeToOrder, true) : undefined,
        kind === 'to-engrave' ? isNotNull(orderLines.personalization) : undefined,
        until === undefined ? undefined : lte(pieces.due, until),
        after && sql`(${pieces.due}, ${pieces.id}) > (${after.due}, ${after.id})`,
        hasMetal(metal),
      ),
    )
    .orderBy(asc(pieces.due), asc(pieces.id))
    .limit(ROWS + 1)
}

/** Whether a variant has a metal: facets are JSON lists of short names, without spaces. */
function hasMetal(metal: string | undefined) {
  if (metal === undefined) return undefined
  const facet = JSON.stringify(`metal=${metal}`)
  return sql`(instr(${variants.facets}, ${facet}) > 0 or instr(${products.facets}, ${facet}) > 0)`
}

/** How many pieces are at each stage of the workshop, and how many of them are late. */
export const countStages = (db: Db, today: CalendarDate) =>
  db
    .select({
      stage: pieces.stage,
      count: sql<number>`count(*)`.as('count'),
      late: sql<number>`sum(${pieces.due} < ${today})`.as('late'),
    })
    .from(pieces)
    .where(inArray(pieces.stage, ['to-make', 'on-the-bench', 'at-the-assay-office', 'ready']))
    .groupBy(pieces.stage)

/** The metals of the catalogue, as facet values. */
export const metalsInUse = (db: Db) =>
  db
    .select()
    .from(facetValues)
    .where(and(gte(facetValues.name, 'metal='), lt(facetValues.name, 'metal>')))
    .orderBy(asc(facetValues.label))

export const piecesById = (db: Db, ids: string[]) =>
  piecesWithWhat(db).where(inArray(pieces.id, idsIn(ids)))

/** The sealed contacts of the orders of pieces: a bench sheet says whether it is wrapped as a gift. */
export const contactsOfPieces = (db: Db, ids: string[]) =>
  db
    .selectDistinct({ orderId: orders.id, contact: orders.contact })
    .from(pieces)
    .innerJoin(orders, eq(orders.id, pieces.orderId))
    .where(inArray(pieces.id, idsIn(ids)))

/**
 * The moves of pieces, newest first: with the sealed name of who moved them, where that is staff
 * with a row, and how many pieces the act moved.
 */
export const movesOf = (db: Db, ids: string[]) =>
  db
    .select({
      ...getTableColumns(pieceEvents),
      name: staff.name,
      together: sql<number>`(
        select count(*) from piece_events same where same.act = ${pieceEvents.act})`.as('together'),
    })
    .from(pieceEvents)
    .leftJoin(staff, eq(staff.id, pieceEvents.staffId))
    .where(inArray(pieceEvents.pieceId, idsIn(ids)))
    .orderBy(desc(pieceEvents.at), desc(pieceEvents.leavesVersion))

export type MoveRow = Awaited<ReturnType<typeof movesOf>>[number]

/** Pieces that wait for something to be bought. */
export const piecesToBuyFor = (db: Db) =>
  piecesWithWhat(db)
    .where(
      and(
        inArray(pieces.waitsFor, ['stone', 'supplier']),
        inArray(pieces.stage, ['to-make', 'on-the-bench', 'at-the-assay-office']),
      ),
    )
    .orderBy(asc(pieces.due), asc(pieces.id))
    .limit(500)

/** What is at the assay office. */
export const piecesAway = (db: Db) =>
  piecesWithWhat(db)
    .where(eq(pieces.stage, 'at-the-assay-office'))
    .orderBy(asc(pieces.since), asc(pieces.id))
    .limit(500)

export const piecesOfPacket = (db: Db, packet: string) =>
  piecesWithWhat(db).where(eq(pieces.packet, packet)).orderBy(asc(pieces.id))
