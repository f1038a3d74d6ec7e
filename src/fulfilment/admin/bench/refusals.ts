import type { Config } from '../../../platform/config.ts'
import type { Db } from '../../../platform/db.ts'
import type { PiecesRefused } from '../../change-pieces.ts'
import { nameOf } from './piece-words.ts'
import { movesOf, type PieceRow, piecesById } from './queries.ts'
import { type BenchPiece, benchPiece, openMoves } from './read-pieces.ts'
import { benchWords } from './words.ts'

/**
 * Why pieces were not moved, in words: of those that somebody else moved, where they are now and who
 * did it.
 *
 * @param seen the pieces that were to be moved, with the version that was seen
 */
export async function whyNotMoved(
  { db, config }: { db: Db; config: Config },
  { reason }: PiecesRefused,
  seen: { id: string; version: number }[],
): Promise<string> {
  const { refused, stages } = benchWords()
  if (reason === 'not-allowed') return refused.notAllowed
  const ids = seen.map(({ id }) => id)
  const [rows, events] = await db.batch([piecesById(db, ids), movesOf(db, ids)])
  const changed = (rows as PieceRow[]).filter(
    ({ id, version }) => seen.find((each) => each.id === id)?.version !== version,
  )
  if (changed.length === 0) return refused.gone
  const moves = await openMoves(config, events)
  const told = changed.map(benchPiece).map((piece: BenchPiece) => {
    const last = moves.find(({ pieceId }) => pieceId === piece.id)
    return refused.moved(
      `${nameOf(piece)}, ${piece.number}`,
      stages[piece.stage],
      last?.who ?? null,
    )
  })
  return refused.meanwhile(told)
}
