import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { movePieces } from '../../move-pieces.ts'
import { undoMoves } from '../../undo-moves.ts'
import { plainAct, readAct, readChosen, undoForm } from './forms.ts'
import { piecesAway, piecesOfPacket } from './queries.ts'
import { type BenchPiece, benchPiece } from './read-pieces.ts'
import { whyNotMoved } from './refusals.ts'
import { PacketList, PacketsPage } from './views/packets-page.tsx'
import { benchWords } from './words.ts'

/** What is at the assay office. */
export const packetRoutes = new Hono<DeskEnv>()

async function showPackets(c: Context<DeskEnv>, refused?: { text: string; status: 409 | 422 }) {
  const { db, config } = c.var
  const packets = new Map<string | null, BenchPiece[]>()
  for (const piece of (await piecesAway(db)).map(benchPiece))
    packets.set(piece.packet, [...(packets.get(piece.packet) ?? []), piece])
  if (refused) c.status(refused.status)
  return c.render(
    <PacketsPage
      shop={config.shop}
      today={todayIn(config.shop.time_zone)}
      packets={[...packets]}
      told={{ done: c.req.query('done'), act: c.req.query('act') }}
      refused={refused?.text}
    />,
    { title: benchWords().packets },
  )
}

packetRoutes.get(patterns.deskPackets, only('pieces'), (c) => showPackets(c))

packetRoutes.post(patterns.deskPackets, only('pieces'), async (c) => {
  const form = await readForm(c)
  const desk = deskContext(c)
  const { refused } = benchWords()
  if (form.do === 'undo') {
    const undone = await undoMoves(desk, readAct(undoForm, form))
    if (undone.ok) return c.redirect(paths.deskPackets({ done: 'undone' }), 303)
    return showPackets(c, { text: refused.notUndone, status: 409 })
  }
  const { act } = readAct(plainAct, form)
  const pieces = await readChosen(c)
  if (pieces.length === 0) return showPackets(c, { text: refused.none, status: 422 })
  const moved = await movePieces(desk, { act, pieces, to: 'ready' })
  if (moved.ok) return c.redirect(paths.deskPackets({ done: 'back', act }), 303)
  return showPackets(c, { text: await whyNotMoved(c.var, moved, pieces), status: 409 })
})

packetRoutes.get(patterns.deskPacket, only('pieces'), async (c) => {
  const { db, config } = c.var
  const packet = c.req.param('packet')
  const pieces = (await piecesOfPacket(db, packet)).map(benchPiece)
  if (pieces.length === 0) return c.notFound()
  return c.render(<PacketList {...{ shop: config.shop, packet, pieces }} />, {
    title: benchWords().packet(packet),
    print: true,
  })
})
