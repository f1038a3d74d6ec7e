import type { ActPart } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { now } from '../platform/clock.ts'
import {
  type Changed,
  changeOf,
  movedMeanwhile,
  notAllowed,
  type PiecesRefused,
  writeChanges,
} from './change-pieces.ts'
import {
  type ChangeablePiece,
  eventsOfAct,
  noteWorkBegun,
  piecesToChange,
} from './piece-queries.ts'
import { mayMoveByHand, type Stage } from './rules.ts'
import { tellShopper } from './tell-shopper.ts'

type Move = {
  /** One-time id of the act: repeated, it happens once and answers like the first time. */
  act: string
  /** Each with the version that whoever moves it has seen. */
  pieces: { id: string; version: number }[]
  to: Stage
  /** Where they lie from now on. Left out: where they did. */
  place?: string
  /** The packet in which they go to the assay office. */
  packet?: string
  /** Whether shoppers hear that work has begun, once for each order. */
  tell?: boolean
}

/**
 * Moves pieces by hand, all or none: anywhere within the house, or, by who may change orders, to
 * `cancelled` and back. A piece that is ready or cancelled waits for nothing any more. Sending,
 * delivering and taking back belong to parcels and returns.
 *
 * @returns how many pieces it changed: those that were there already do not count
 */
export async function movePieces(
  desk: DeskContext,
  asked: Move,
): Promise<{ ok: true; moved: number } | PiecesRefused> {
  const versions = new Map(asked.pieces.map(({ id, version }) => [id, version]))
  // The second time tells why the first could not be written.
  for (const _ of [1, 2]) {
    const [found, done] = await desk.db.batch([
      piecesToChange(desk.db, [...versions.keys()]),
      eventsOfAct(desk.db, asked.act),
    ])
    if (done.length > 0) {
      const same = done.every(
        (event) => versions.get(event.pieceId) === event.leavesVersion && event.enters === asked.to,
      )
      const moved = new Set(done.map(({ pieceId }) => pieceId))
      const whole = found.every(({ id, stage }) => moved.has(id) || stage === asked.to)
      return same && whole ? { ok: true, moved: done.length } : movedMeanwhile
    }
    const isAsSeen = ({ id, version }: ChangeablePiece) => versions.get(id) === version
    if (found.length < versions.size || !found.every(isAsSeen)) return movedMeanwhile
    const changed = found.map((piece) => moved(piece, asked)).filter(isChange)
    if (!changed.every((each) => isAllowed(desk, each))) return notAllowed
    if (changed.length === 0) return { ok: true, moved: 0 }
    const parts = await workBegins(desk, changed, asked.tell ?? false)
    const act = { id: asked.act, name: 'pieces-moved' }
    if (await writeChanges(desk, act, changed, parts)) return { ok: true, moved: changed.length }
  }
  return movedMeanwhile
}

function moved(piece: ChangeablePiece, { to, place, packet }: Move): Changed {
  const isThere = piece.stage === to
  return changeOf(piece, {
    enters: to,
    ...(!isThere && { since: now() }),
    ...(place !== undefined && { place }),
    packet: to === 'at-the-assay-office' ? (packet ?? piece.packet) : null,
    ...((to === 'ready' || to === 'cancelled') && { waitsFor: null, wanted: '' }),
  })
}

const isChange = ({ piece, change }: Changed): boolean =>
  piece.stage !== change.enters || piece.place !== change.place || piece.packet !== change.packet

function isAllowed({ staff }: DeskContext, { piece, change }: Changed): boolean {
  // What went into stock is another order's to sell.
  if (!piece.isPaid || piece.isPacked || piece.restockedAt !== null) return false
  const { stage } = piece
  // What only changes its place or packet is as good as moved there from elsewhere in the house.
  if (stage === change.enters) return mayMoveByHand(staff.role, stage, nextTo(stage))
  return mayMoveByHand(staff.role, stage, change.enters)
}

const nextTo = (stage: Stage): Stage => (stage === 'ready' ? 'to-make' : 'ready')

/** What else happens when the first pieces of an order go on the bench. */
async function workBegins(
  desk: DeskContext,
  changed: Changed[],
  tell: boolean,
): Promise<ActPart[]> {
  const begun = changed.flatMap(({ piece, change }) =>
    change.leaves === 'to-make' && change.enters === 'on-the-bench' ? [piece] : [],
  )
  const toTell = tell ? begun.filter((piece) => piece.madeToOrder && !piece.wasTold) : []
  const byOrder = new Map(toTell.map((piece) => [piece.orderId, piece]))
  const mails = [...byOrder.values()].map(({ orderId, email }) =>
    tellShopper(desk, { id: orderId, email }, 'work-begun'),
  )
  return [
    ...[...new Set(begun.map(({ orderId }) => orderId))].map((orderId) =>
      noteWorkBegun(desk.db, orderId, now()),
    ),
    ...(await Promise.all(mails)).flat(),
  ]
}
