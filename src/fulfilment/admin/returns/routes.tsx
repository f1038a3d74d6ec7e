import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { unsealContact } from '../../../orders/contact.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import type { Config } from '../../../platform/config.ts'
import { readForm } from '../../../platform/read-form.ts'
import { SealingError } from '../../../platform/sealing.ts'
import { emptyForm, type FormState, fieldErrors } from '../../../ui/form-field.tsx'
import { answerReturn } from '../../returns/answer-return.ts'
import { receiveReturn } from '../../returns/receive-return.ts'
import { Slip } from '../../returns/views/slip.tsx'
import { withdrawReturn } from '../../returns/withdraw-return.ts'
import { enterRoutes } from './enter-routes.tsx'
import { answerForm, endForm, piecesIn, receiveForm } from './forms.ts'
import { listReturns, type ReturnListRow, ROWS } from './queries.ts'
import { type DeskReturn, readDeskReturn } from './read-return.ts'
import { cursorText, readCursor, readList } from './rules.ts'
import { type ListedReturn, ListPage } from './views/list-page.tsx'
import { ReturnPage } from './views/return-page.tsx'
import { returnDeskWords } from './words.ts'

export const deskReturnRoutes = new Hono<DeskEnv>()

deskReturnRoutes.route('/', enterRoutes)

deskReturnRoutes.use(patterns.deskReturns, only('change-orders'))
deskReturnRoutes.use(`${patterns.deskReturns}/*`, only('change-orders'))

deskReturnRoutes.get(patterns.deskReturns, async (c) => {
  const { db, config } = c.var
  const list = readList(c.req.query('show'))
  const after = readCursor(c.req.query('after'))
  const found = await listReturns(db, list, after)
  const last = found.length > ROWS ? found[ROWS - 1] : undefined
  const show = list === 'open' ? undefined : list
  return c.render(
    <ListPage
      shop={config.shop}
      today={todayIn(config.shop.time_zone)}
      list={list}
      rows={await Promise.all(found.slice(0, ROWS).map((row) => openRow(config, row)))}
      first={after ? paths.deskReturns({ show }) : undefined}
      next={
        last && paths.deskReturns({ show, after: cursorText({ at: last.askedAt, id: last.id }) })
      }
    />,
    { title: returnDeskWords().title },
  )
})

async function openRow(config: Config, { contact, ...row }: ReturnListRow): Promise<ListedReturn> {
  try {
    return { ...row, name: (await unsealContact(config, row.orderId, contact)).name }
  } catch (error) {
    // It was changed, or sealed with a key that is gone. One such row must not take the list.
    if (error instanceof SealingError) return { ...row, name: null }
    throw error
  }
}

deskReturnRoutes.get(patterns.deskReturn, async (c) => {
  const desk = await readDeskReturn(c.var.db, c.var.config, c.req.param('return'))
  if (!desk) return c.notFound()
  const said = Object.entries(returnDeskWords().done).find(([name]) => name === c.req.query('done'))
  return show(c, desk, { notice: said && <Notice kind="done" text={said[1]} /> })
})

deskReturnRoutes.get(patterns.deskReturnSlip, async (c) => {
  const desk = await readDeskReturn(c.var.db, c.var.config, c.req.param('return'))
  if (desk?.given.state !== 'agreed') return c.notFound()
  const { shop } = c.var.config
  return c.render(
    <section class="sheet-a4">
      <Slip shop={shop} order={desk.order} given={desk.given} />
    </section>,
    { title: returnDeskWords().slip, print: true },
  )
})

deskReturnRoutes.post(patterns.deskReturn, async (c) => {
  const id = c.req.param('return')
  const found = await readDeskReturn(c.var.db, c.var.config, id)
  if (!found) return c.notFound()
  const body = await readForm(c)
  const done = await act(c, found, body)
  if (done === null) return c.redirect(paths.deskReturn(id), 303)
  if (done.ok) return c.redirect(paths.deskReturn(id, { done: done.done }), 303)
  const form = { values: body, errors: done.errors ?? {} }
  if (done.errors) {
    c.status(422)
    return show(c, found, { form })
  }
  c.status(409)
  const now = (await readDeskReturn(c.var.db, c.var.config, id)) ?? found
  const notice = <Notice kind="refused" text={returnDeskWords().conflict} />
  return show(c, now, { form, notice })
})

type Done =
  | { ok: true; done: keyof ReturnType<typeof returnDeskWords>['done'] }
  | { ok: false; errors?: Record<string, string> }

/** Does what a form of the page asks for. Null: it is none of its forms. */
async function act(
  c: Context<DeskEnv>,
  { given, order }: DeskReturn,
  body: Record<string, string>,
): Promise<Done | null> {
  const desk = deskContext(c)
  const { id } = given
  const words = returnDeskWords()
  if (body.do === 'end') {
    const form = endForm.safeParse(body)
    if (!form.success) return null
    const by = { staff: desk.staff, ...form.data }
    const result = await withdrawReturn(desk, { id, orderId: order.id }, by)
    return result.ok ? { ok: true, done: 'ended' } : { ok: false }
  }
  if (body.do === 'agree' || body.do === 'refuse') {
    const form = answerForm.safeParse(body)
    if (!form.success) return { ok: false, errors: fieldErrors(form.error) }
    const agree = form.data.do === 'agree'
    if (!agree && !form.data.answer)
      return { ok: false, errors: { answer: words.answerForm.whyNot } }
    const result = await answerReturn(desk, { ...form.data, id, agree })
    return result.ok ? { ok: true, done: agree ? 'agreed' : 'refused' } : { ok: false }
  }
  const form = receiveForm.safeParse(body)
  if (!form.success) return { ok: false, errors: fieldErrors(form.error) }
  const chosen = piecesIn(
    body,
    given.pieces.map(({ pieceId }) => pieceId),
  )
  if (chosen.length === 0) return { ok: false, errors: { pieces: words.receive.none } }
  const { tell, ...rest } = form.data
  const result = await receiveReturn(desk, { ...rest, id, pieces: chosen, tell: tell === 'yes' })
  return result.ok ? { ok: true, done: 'received' } : { ok: false }
}

const show = (
  c: Context<DeskEnv>,
  desk: DeskReturn,
  { form = emptyForm, notice }: { form?: FormState; notice?: Child } = {},
) =>
  c.render(
    <ReturnPage {...{ shop: c.var.config.shop, staff: c.var.staff, desk, form, notice }} />,
    { title: returnDeskWords().one.title(desk.order.number) },
  )
