import type { Context } from 'hono'
import { Hono } from 'hono'
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
import { answerService, closeService } from '../answer-service.ts'
import { answerForm, closeForm } from './forms.ts'
import { listServices, ROWS, type ServiceListRow } from './queries.ts'
import { type DeskService, readDeskService } from './read-service.ts'
import { cursorText, readCursor, readList } from './rules.ts'
import { type ListedService, ListPage } from './views/list-page.tsx'
import { ServicePage } from './views/service-page.tsx'
import { serviceDeskWords } from './words.ts'

/** Where staff answer what shoppers ask for their pieces. */
export const deskServiceRoutes = new Hono<DeskEnv>()

deskServiceRoutes.use(patterns.deskServices, only('change-orders'))
deskServiceRoutes.use(`${patterns.deskServices}/*`, only('change-orders'))

deskServiceRoutes.get(patterns.deskServices, async (c) => {
  const { db, config } = c.var
  const list = readList(c.req.query('show'))
  const after = readCursor(c.req.query('after'))
  const found = await listServices(db, list, after)
  const last = found.length > ROWS ? found[ROWS - 1] : undefined
  const show = list === 'open' ? undefined : list
  return c.render(
    <ListPage
      shop={config.shop}
      today={todayIn(config.shop.time_zone)}
      list={list}
      rows={await Promise.all(found.slice(0, ROWS).map((row) => openRow(config, row)))}
      first={after ? paths.deskServices({ show }) : undefined}
      next={
        last && paths.deskServices({ show, after: cursorText({ at: last.askedAt, id: last.id }) })
      }
    />,
    { title: serviceDeskWords().title },
  )
})

async function openRow(
  config: Config,
  { contact, ...row }: ServiceListRow,
): Promise<ListedService> {
  try {
    return { ...row, name: (await unsealContact(config, row.orderId, contact)).name }
  } catch (error) {
    // It was changed, or sealed with a key that is gone. One such row must not take the list.
    if (error instanceof SealingError) return { ...row, name: null }
    throw error
  }
}

deskServiceRoutes.get(patterns.deskService, async (c) => {
  const desk = await readDeskService(c.var.db, c.var.config, c.req.param('service'))
  if (!desk) return c.notFound()
  const said = Object.entries(serviceDeskWords().said).find(
    ([name]) => name === c.req.query('done'),
  )
  return show(c, desk, { notice: said && <Notice kind="done" text={said[1]} /> })
})

deskServiceRoutes.post(patterns.deskService, async (c) => {
  const id = c.req.param('service')
  const found = await readDeskService(c.var.db, c.var.config, id)
  if (!found) return c.notFound()
  const body = await readForm(c)
  const isClose = body.do === 'close'
  const form = (isClose ? closeForm : answerForm).safeParse(body)
  if (!form.success) {
    const { answer } = fieldErrors(form.error)
    if (!answer) return c.redirect(paths.deskService(id), 303)
    c.status(422)
    return show(c, found, { form: { values: body, errors: { answer } } })
  }
  const desk = deskContext(c)
  const { id: orderId, email } = found.order
  const { act, version } = form.data
  const result =
    'answer' in form.data
      ? await answerService(
          desk,
          { act, version, id, answer: String(form.data.answer) },
          { id: orderId, email },
        )
      : await closeService(desk, { act, version, id }, { id: orderId })
  if (result.ok)
    return c.redirect(paths.deskService(id, { done: isClose ? 'done' : 'answered' }), 303)
  c.status(409)
  const now = (await readDeskService(c.var.db, c.var.config, id)) ?? found
  const notice = <Notice kind="refused" text={serviceDeskWords().conflict} />
  return show(c, now, { form: { values: body, errors: {} }, notice })
})

const show = (
  c: Context<DeskEnv>,
  desk: DeskService,
  { form = emptyForm, notice }: { form?: FormState; notice?: Child } = {},
) =>
  c.render(<ServicePage {...{ shop: c.var.config.shop, desk, form, notice }} />, {
    title: serviceDeskWords().one.title(desk.order.number),
  })
