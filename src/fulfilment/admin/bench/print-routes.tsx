import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { paths, patterns } from '../../../paths.ts'
import { readIds } from './forms.ts'
import { contactsOfPieces, type PieceRow, piecesById } from './queries.ts'
import { benchPiece, openPiece, wrappedOrders } from './read-pieces.ts'
import { MOST_PRINTED } from './rules.ts'
import { Labels } from './views/labels.tsx'
import { Sheets } from './views/sheets.tsx'
import { benchWords } from './words.ts'

/** What is printed for the bench, by the pieces in the address. */
export const printRoutes = new Hono<DeskEnv>()

/** The pieces in the address, in its order; a page that says why, where that cannot be printed. */
async function asked(c: Context<DeskEnv>, title: string) {
  const { db } = c.var
  const ids = readIds(c.req.query('pieces') ?? '')
  const { refused, title: workshop } = benchWords()
  const refuse = (text: string, status: 404 | 422) => {
    c.status(status)
    return c.render(
      <>
        <Notice kind="refused" text={text} />
        <p>
          <a href={paths.deskBench()}>{workshop}</a>
        </p>
      </>,
      { title },
    )
  }
  if (ids.length > MOST_PRINTED) return refuse(refused.many(MOST_PRINTED), 422)
  if (ids.length === 0) return refuse(refused.none, 422)
  const [found, contacts] = await db.batch([piecesById(db, ids), contactsOfPieces(db, ids)])
  const rows = ids.flatMap((id) => (found as PieceRow[]).find((row) => row.id === id) ?? [])
  return rows.length === 0 ? refuse(refused.gone, 404) : { rows, contacts }
}

printRoutes.get(patterns.deskSheets, only('pieces'), async (c) => {
  const { config } = c.var
  const title = benchWords().sheets
  const found = await asked(c, title)
  if (found instanceof Response) return found
  const pieces = await Promise.all(found.rows.map((row) => openPiece(config, row)))
  const wrapped = await wrappedOrders(config, found.contacts)
  return c.render(<Sheets {...{ shop: config.shop, pieces, wrapped }} />, { title, print: true })
})

printRoutes.get(patterns.deskLabels, only('pieces'), async (c) => {
  const title = benchWords().labels
  const found = await asked(c, title)
  if (found instanceof Response) return found
  const pieces = found.rows.map(benchPiece)
  return c.render(<Labels shop={c.var.config.shop} pieces={pieces} />, { title, print: true })
})
