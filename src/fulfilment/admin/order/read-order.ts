import type { ServiceRow } from '../../../aftercare/services/queries.ts'
import { jewelKind } from '../../../catalog/rules/jewel-kind.ts'
import { sizeOfVariant } from '../../../catalog/rules/ring-size-option.ts'
import { engravingDrawing } from '../../../catalog/rules/surfaces.ts'
import type { MailStanding } from '../../../mail/queries.ts'
import { type Correction, openCorrection } from '../../../orders/correct-address.ts'
import type { othersOfPerson, paymentsOfChanges } from '../../../orders/desk-queries.ts'
import { type Note, openNote } from '../../../orders/notes.ts'
import { type Order, type OrderLine, openOrder } from '../../../orders/read-order.ts'
import { openRefunds, type Refund } from '../../../payments/open-refunds.ts'
import type { Config } from '../../../platform/config.ts'
import type { Db } from '../../../platform/db.ts'
import { keyedDigest } from '../../../platform/digest.ts'
import { foldEmail } from '../../../platform/email-address.ts'
import type { Minor } from '../../../platform/money.ts'
import { unseal } from '../../../platform/sealing.ts'
import { openShipments, type Shipment } from '../../open-shipments.ts'
import type { PieceRow, pieceEventsOfOrder } from '../../piece-queries.ts'
import type { ReturnPieceRow, ReturnRow } from '../../returns/queries.ts'
import { readAllOfOrder } from './queries.ts'

/** A line with its pieces and its drawing, as the desk shows it. */
export type DeskLine = OrderLine & {
  kind: ReturnType<typeof jewelKind>
  /** Null: nothing is engraved. */
  drawing: ReturnType<typeof engravingDrawing> | null
  pieces: PieceRow[]
}

/**
 * All that the desk knows of an order, opened. Never put it into a log, a URL or a cached page.
 */
export type DeskOrder = {
  order: Order
  lines: DeskLine[]
  pieces: PieceRow[]
  moves: Awaited<ReturnType<typeof pieceEventsOfOrder>>
  parcels: Shipment[]
  notes: Note[]
  correction: Correction | null
  mails: MailStanding[]
  /** What staff did to it: `id` is that of the act. */
  acts: { id: string; at: number; act: string; staffId: string }[]
  others: Awaited<ReturnType<typeof othersOfPerson>>
  /** The orders that pay for its changes; of one that pays for a change, the order changed. */
  payments: Awaited<ReturnType<typeof paymentsOfChanges>>
  /** Money that went back or is to, oldest first. */
  refunds: Refund[]
  returns: (ReturnRow & { pieces: ReturnPieceRow[] })[]
  /** What the provider has kept of its money, by currency: negative, known once the journal was read. */
  fees: { currency: string; amount: Minor }[]
  /** What was asked for its pieces, sealed. */
  services: ServiceRow[]
  /** The name of somebody at the desk; undefined: it was nobody. */
  nameOf(staffId: string | null | undefined): string | undefined
}

/** Reads an order for its page at the desk. Null: there is none. One round trip. */
export async function readDeskOrder(
  db: Db,
  config: Config,
  number: string,
): Promise<DeskOrder | null> {
  const [
    [row],
    lines,
    events,
    pieces,
    moves,
    shipments,
    notes,
    [correction],
    mails,
    acts,
    people,
    others,
    products,
    changes,
    payments,
    refunds,
    returns,
    inReturns,
    services,
    fees,
  ] = await readAllOfOrder(db, number)
  if (!row) return null
  const order = await openOrder(config, row, lines, events, changes)
  return {
    ...{ order, pieces, moves, mails, acts, others, payments, services, fees },
    returns: returns.map((each) => ({
      ...each,
      pieces: inReturns.filter(({ returnId }) => returnId === each.id),
    })),
    lines: order.lines.map((line) => {
      const product = products.find(({ lineId }) => lineId === line.id)
      return {
        ...line,
        kind: product ? jewelKind(product.type) : null,
        drawing: product && line.engraving ? drawingOf(line.engraving, product) : null,
        pieces: pieces.filter(({ lineId }) => lineId === line.id),
      }
    }),
    parcels: await openShipments(config, shipments),
    notes: await Promise.all(notes.map((note) => openNote(config, note))),
    correction: await openCorrection(config, correction),
    refunds: await openRefunds(config, refunds),
    nameOf: await namesOf(config, people),
  }
}

type Product = Awaited<ReturnType<typeof readAllOfOrder>>[12][number]

const drawingOf = (engraving: NonNullable<OrderLine['engraving']>, product: Product) =>
  engravingDrawing(engraving, {
    ...product,
    ringSize: sizeOfVariant(product, product.optionValues),
  })

/** Opens the names of those who did something. The owner of the settings has no row. */
async function namesOf(
  { sealingKeys, LOOKUP_KEY, OWNER_MAIL }: Config,
  people: Awaited<ReturnType<typeof readAllOfOrder>>[10],
): Promise<DeskOrder['nameOf']> {
  const names = new Map([[await keyedDigest(LOOKUP_KEY, foldEmail(OWNER_MAIL)), OWNER_MAIL]])
  for (const { id, name } of people)
    names.set(id, await unseal(sealingKeys, `staff.name:${id}`, name))
  return (staffId) => names.get(staffId ?? '')
}
