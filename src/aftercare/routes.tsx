import { type Context, Hono } from 'hono'
import { outboxOf } from '../mail/outbox.ts'
import { noSuchOrder, openedOrder } from '../orders/opened-order.tsx'
import type { Order } from '../orders/read-order.ts'
import { readOrderNumber } from '../orders/rules.ts'
import { paths, patterns } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import { emptyForm, type FormState, fieldErrors } from '../ui/form-field.tsx'
import { tooOften } from '../ui/too-often.tsx'
import { readFacts } from './read-facts.ts'
import { careOf } from './rules/care.ts'
import { hasPieces, ownedLines } from './rules/owned.ts'
import { askService } from './services/ask-service.ts'
import { serviceForm } from './services/forms.ts'
import { ServicePage } from './services/views/service-page.tsx'
import { CarePage } from './views/care-page.tsx'
import { CertificatePage } from './views/certificate-page.tsx'
import { aftercareWords } from './words.ts'

/**
 * What comes after an order, for whoever has opened it. Their headers are those of all below the page
 * of an order.
 */
export const aftercareRoutes = new Hono<AppEnv>()

aftercareRoutes.get(patterns.orderCare, async (c) => {
  const order = await openedWithPieces(c)
  if (!order) return noSuchOrder(c)
  const lines = ownedLines(order.lines)
  const bought = await readFacts(c.var.db, lines)
  const facts = lines.flatMap(({ id }) => bought.get(id)?.facts ?? [])
  return c.render(<CarePage {...{ order, lines, bought }} care={careOf(facts)} />, {
    title: aftercareWords().care.title,
  })
})

aftercareRoutes.get(patterns.orderCertificate, async (c) => {
  const order = await openedWithPieces(c)
  const line = ownedLines(order?.lines ?? []).find(({ id }) => id === c.req.param('line'))
  if (!order || !line) return noSuchOrder(c)
  const bought = (await readFacts(c.var.db, [line])).get(line.id)
  return c.render(<CertificatePage shop={c.var.config.shop} {...{ order, line, bought }} />, {
    title: aftercareWords().certificate.title,
  })
})

aftercareRoutes.get(patterns.orderService, async (c) => {
  const order = await openedWithPieces(c)
  return order ? showForm(c, order, emptyForm) : noSuchOrder(c)
})

aftercareRoutes.post(patterns.orderService, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'service')) return tooOften(c)
  const body = await readForm(c)
  const order = await openedWithPieces(c)
  if (!order) return noSuchOrder(c)
  const refuse = (errors: Record<string, string>, status: 409 | 422 = 422) => {
    c.status(status)
    return showForm(c, order, { values: body, errors })
  }
  const words = aftercareWords().service
  const form = serviceForm.safeParse(body)
  const line = ownedLines(order.lines).find(({ id }) => id === body.line)
  if (!form.success || !line) {
    const wrong = form.success ? {} : fieldErrors(form.error)
    return refuse({ ...(!line && { line: words.choosePiece }), ...wrong })
  }
  if (await limited(c, 'MAIL_LIMIT', 'service')) return tooOften(c)
  const { line: lineId, ...asked } = form.data
  const size = asked.kind === 'resize' ? asked.size : ''
  const result = await askService(outboxOf(c), { ...asked, size, lineId, orderId: order.id })
  if (!result.ok) return refuse({ message: words.refused[result.reason] }, 409)
  return c.redirect(`${paths.order(order.number)}#services`, 303)
})

/** The order of the address, if this browser has opened it and somebody has paid for its pieces. */
async function openedWithPieces(c: Context<AppEnv>): Promise<Order | null> {
  const number = readOrderNumber(c.req.param('number') ?? '')
  const order = number ? await openedOrder(c, number) : null
  return order && hasPieces(order) ? order : null
}

const showForm = (c: Context<AppEnv>, order: Order, form: FormState) =>
  c.render(<ServicePage {...{ order, form }} lines={ownedLines(order.lines)} />, {
    title: aftercareWords().service.title,
  })
