import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { movePieces } from '../../move-pieces.ts'
import { undoMoves } from '../../undo-moves.ts'
import { moveForm, plainAct, readAct, readChosen, undoForm } from './forms.ts'
import { nameOf } from './piece-words.ts'
import { countStages, listPieces, metalsInUse, piecesById } from './queries.ts'
import { benchPiece } from './read-pieces.ts'
import { whyNotMoved } from './refusals.ts'
import { filterQuery, MOST_PRINTED, packetNumber, packetOf, ROWS, readFilter } from './rules.ts'
import { BenchPage } from './views/bench-page.tsx'
import { benchWords } from './words.ts'

/** The list of pieces: what is printed and moved from it. */
export const listRoutes = new Hono<DeskEnv>()

type Refused = { text: string; status: 409 | 422; chosen: string[] }

async function showList(c: Context<DeskEnv>, refused?: Refused) {
  const { db, config } = c.var
  const today = todayIn(config.shop.time_zone)
  const filter = readFilter(c.req.query())
  const [rows, counts, metals] = await db.batch([
    listPieces(db, filter),
    countStages(db, today),
    metalsInUse(db),
  ])
  const pieces = rows.slice(0, ROWS).map(benchPiece)
  if (refused) c.status(refused.status)
  return c.render(
    <BenchPage
      {...{ shop: config.shop, today, filter, counts, metals, pieces }}
      more={rows.length > ROWS ? pieces.at(-1) : undefined}
      told={{ done: c.req.query('done'), act: c.req.query('act') }}
      refused={refused?.text}
      chosen={refused?.chosen ?? []}
    />,
    { title: benchWords().title },
  )
}

listRoutes.get(patterns.deskBench, only('pieces'), (c) => showList(c))

listRoutes.post(patterns.deskBench, only('pieces'), async (c) => {
  const form = await readForm(c)
  const desk = deskContext(c)
  const pieces = await readChosen(c)
  const ids = pieces.map(({ id }) => id)
  const { refused } = benchWords()
  const refuse = (text: string, status: 409 | 422 = 422) =>
    showList(c, { text, status, chosen: ids })
  const backTo = (done: string, act?: string) =>
    c.redirect(paths.deskBench({ ...filterQuery(readFilter(c.req.query())), done, act }), 303)

  if (form.do === 'undo') {
    const read = readAct(undoForm, form)
    const undone = await undoMoves(desk, read)
    return undone.ok ? backTo('undone') : refuse(refused.notUndone, 409)
  }
  if (ids.length === 0) return refuse(refused.none)
  if (form.do === 'sheets' || form.do === 'labels') {
    if (ids.length > MOST_PRINTED) return refuse(refused.many(MOST_PRINTED))
    return c.redirect((form.do === 'sheets' ? paths.deskSheets : paths.deskLabels)(ids), 303)
  }
  if (form.do === 'packet') {
    const { act } = readAct(plainAct, form)
    const found = (await piecesById(c.var.db, ids)).map(benchPiece)
    const packet = packetOf(found)
    if (!packet.ok) {
      const words = refused.packet
      if (packet.reason === 'mixed') return refuse(words.mixed(packet.finenesses))
      if (packet.reason === 'unknown')
        return refuse(
          words.unknown(found.filter(({ id }) => packet.pieces.includes(id)).map(nameOf)),
        )
      return refuse(words[packet.reason])
    }
    const moved = await movePieces(desk, {
      ...{ act, pieces, to: 'at-the-assay-office' },
      packet: packetNumber(todayIn(c.var.config.shop.time_zone), act),
    })
    if (!moved.ok) return refuse(await whyNotMoved(c.var, moved, pieces), 409)
    return c.redirect(paths.deskPackets({ done: 'packed', act }), 303)
  }
  const { act, to, tell } = readAct(moveForm, form)
  const moved = await movePieces(desk, { act, pieces, to, tell: tell !== undefined })
  if (!moved.ok) return refuse(await whyNotMoved(c.var, moved, pieces), 409)
  return backTo('moved', act)
})
