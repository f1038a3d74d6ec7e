import { type Context, Hono } from 'hono'
import { before } from '../../../admin/act.ts'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { mergeForms } from '../../../admin/parts/merge-forms.ts'
import { mayDo } from '../../../admin/rules.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { emptyForm, type FormState, fieldErrors } from '../../../ui/form-field.tsx'
import { notAllowed } from '../../change-pieces.ts'
import { movePieces } from '../../move-pieces.ts'
import { noteWaiting } from '../../note-waiting.ts'
import { unsentStages } from '../../rules.ts'
import { undoMoves } from '../../undo-moves.ts'
import { noteForm, readAct, stepForm, undoForm } from './forms.ts'
import { movesOf, piecesById } from './queries.ts'
import { openMoves, openPiece } from './read-pieces.ts'
import { whyNotMoved } from './refusals.ts'
import { PiecePage } from './views/piece-page.tsx'
import { benchWords } from './words.ts'

/** The page that the QR code of a piece opens. */
export const pieceRoutes = new Hono<DeskEnv>()

/** What a page that is shown again says: why, and what was typed, if that was the form. */
type Refused = {
  text: string | undefined
  status: 409 | 422
  typed?: FormState
  before?: Record<string, string>
}

async function showPiece(c: Context<DeskEnv>, refused?: Refused) {
  const { db, config } = c.var
  const id = c.req.param('piece') ?? ''
  const [[row], events] = await db.batch([piecesById(db, [id]), movesOf(db, [id])])
  if (!row) return c.notFound()
  const piece = await openPiece(config, row)
  const now = { place: piece.place, waits: piece.waitsFor ?? '', wanted: piece.wanted }
  const merged = refused?.before
    ? mergeForms(refused.before, refused.typed?.values ?? {}, now)
    : { values: refused?.typed?.values ?? now, differences: [] }
  if (refused) c.status(refused.status)
  return c.render(
    <PiecePage
      {...{
        shop: config.shop,
        today: todayIn(config.shop.time_zone),
        piece,
        refused: refused?.text,
      }}
      moves={await openMoves(config, events)}
      seesOrders={mayDo(c.var.staff.role, 'orders')}
      told={{ done: c.req.query('done'), act: c.req.query('act') }}
      form={{ ...(refused?.typed ?? emptyForm), values: merged.values }}
      differences={merged.differences}
    />,
    { title: piece.title },
  )
}

pieceRoutes.get(patterns.deskPiece, only('pieces'), (c) => showPiece(c))

pieceRoutes.post(patterns.deskPiece, only('pieces'), async (c) => {
  const form = await readForm(c)
  const desk = deskContext(c)
  const id = c.req.param('piece')
  const { refused } = benchWords()
  const backTo = (done: string, act?: string) => c.redirect(paths.deskPiece(id, { done, act }), 303)

  if (form.do === 'undo') {
    const undone = await undoMoves(desk, readAct(undoForm, form))
    return undone.ok ? backTo('undone') : showPiece(c, { text: refused.notUndone, status: 409 })
  }
  if (form.do === 'note') {
    const read = noteForm.safeParse(form)
    const { place = '', waits = '', wanted = '' } = form
    const values = { place, waits, wanted }
    if (!read.success) {
      const errors = fieldErrors(read.error)
      const typed = { values, errors }
      const was = before.parse(form.before)
      return showPiece(c, { text: undefined, status: 422, typed, before: was })
    }
    const { waits: waitsFor, ...typed } = read.data
    const noted = await noteWaiting(desk, { ...typed, piece: id, waitsFor })
    if (noted.ok) return backTo('noted')
    return showPiece(c, {
      text: await whyNotMoved(c.var, noted, [{ id, version: typed.version }]),
      status: 409,
      typed: { values, errors: {} },
      before: before.parse(form.before),
    })
  }
  const { act, version, tell } = readAct(stepForm, form)
  const pieces = [{ id, version }]
  const moved = form.do === 'undo-last' ? await undoLast() : await move(form.do ?? '')
  if (moved.ok) return backTo(form.do === 'undo-last' ? 'undone' : 'moved', act)
  return showPiece(c, { text: await whyNotMoved(c.var, moved, pieces), status: 409 })

  async function move(asked: string) {
    const to = unsentStages.find((stage) => stage === asked)
    if (!to) return notAllowed
    return movePieces(desk, { act, pieces, to, tell: tell !== undefined })
  }

  /** Of a move that took others along, only this piece goes back. */
  async function undoLast() {
    const last = (await movesOf(c.var.db, [id])).find(({ leaves, enters }) => leaves !== enters)
    if (last?.together !== 1 || last.leavesVersion + 1 !== version) return move(last?.leaves ?? '')
    return undoMoves(desk, { act, undo: last.act })
  }
})
