import { type Context, Hono } from 'hono'
import { outboxOf } from '../../mail/outbox.ts'
import { openByLink } from '../../orders/open-by-link.ts'
import { noSuchOrder, openedOrder } from '../../orders/opened-order.tsx'
import type { Order } from '../../orders/read-order.ts'
import { readOrderNumber } from '../../orders/rules.ts'
import { paths, patterns } from '../../paths.ts'
import type { AppEnv } from '../../platform/env.ts'
import { limited } from '../../platform/rate-limit.ts'
import { readForm } from '../../platform/read-form.ts'
import { emptyForm, type FormState, fieldErrors } from '../../ui/form-field.tsx'
import { tooOften } from '../../ui/too-often.tsx'
import { askReturn } from './ask-return.ts'
import { askForm, chosenPieces } from './forms.ts'
import { linesToReturn, readReturnable } from './read-returnable.ts'
import { readReturn } from './read-returns.ts'
import { decideReturn } from './rules.ts'
import { AskPage } from './views/ask-page.tsx'
import { ConfirmPage } from './views/confirm-page.tsx'
import { ReturnPage } from './views/return-page.tsx'
import { withdrawReturn } from './withdraw-return.ts'
import { returnWords } from './words.ts'

/** Characters of the ids of all pieces that an order can have. */
const MOST_PIECES = 20_000

/** Where a shopper gives pieces back. Their headers are those of all below the page of an order. */
export const returnRoutes = new Hono<AppEnv>()

returnRoutes.get(patterns.orderReturn, async (c) => {
  const order = await openedByNumber(c)
  return order ? showForm(c, order, emptyForm) : noSuchOrder(c)
})

/**
 * In two steps, as the law has it: what is chosen is shown and, with `confirm`, sent. Directive
 * 2011/83/EU, article 11a.
 */
returnRoutes.post(patterns.orderReturn, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'return')) return tooOften(c)
  const body = await readForm(c, { pieces: MOST_PIECES })
  const order = await openedByNumber(c)
  if (!order) return noSuchOrder(c)
  const { number } = order
  if (body.step === 'change') return showForm(c, order, { values: body, errors: {} })
  const asked = askForm.safeParse(body)
  if (!asked.success) return refuse(c, order, { values: body, errors: fieldErrors(asked.error) })
  const { id, reason, note } = asked.data
  const again = (reason: keyof ReturnType<typeof returnWords>['refused'], status?: 409) =>
    refuse(c, order, { values: body, errors: { pieces: returnWords().refused[reason] } }, status)
  if (body.step === 'confirm') {
    if (await limited(c, 'MAIL_LIMIT', 'return')) return tooOften(c)
    const outbox = outboxOf(c)
    const pieces = (body.pieces ?? '').split(',').filter(Boolean)
    const result = await askReturn(outbox, { id, orderId: order.id, pieces, reason, note })
    if (!result.ok) return again(result.reason, 409)
    return c.redirect(paths.orderReturnSlip(number, id), 303)
  }
  const returnable = await readReturnable(c.var.db, c.var.config, order)
  const pieces = chosenPieces(linesToReturn(returnable), body)
  if (pieces.length === 0)
    return refuse(c, order, { values: body, errors: { pieces: returnWords().noPieces } })
  const chosen = returnable.pieces.filter((piece) => pieces.includes(piece.id))
  const standings = chosen.map(({ standing }) => standing)
  const becomes = decideReturn(standings, reason)
  if (becomes !== 'agreed' && becomes !== 'asked') return again(becomes)
  const { title } = returnWords()
  return c.render(<ConfirmPage {...{ order, body, id, reason, note, becomes }} chosen={chosen} />, {
    title,
  })
})

returnRoutes.get(patterns.orderReturnSlip, async (c) => {
  const number = readOrderNumber(c.req.param('number'))
  const id = c.req.param('return')
  const token = c.req.query('token')
  if (number && token) {
    await openByLink(c, number, token)
    return c.redirect(paths.orderReturnSlip(number, id), 303)
  }
  const order = await openedByNumber(c)
  const given = order && (await readReturn(c.var.db, c.var.config, id))
  if (!order || given?.orderId !== order.id) return noSuchOrder(c)
  return c.render(<ReturnPage shop={c.var.config.shop} order={order} given={given} />, {
    title: returnWords().one.title,
  })
})

returnRoutes.post(patterns.orderReturnWithdraw, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'keep a return')) return tooOften(c)
  const order = await openedByNumber(c)
  if (!order) return noSuchOrder(c)
  const outbox = outboxOf(c)
  await withdrawReturn(outbox, { id: c.req.param('return'), orderId: order.id })
  // Whatever became of it, the page shows how the return stands now.
  return c.redirect(`${paths.order(order.number)}#returns`, 303)
})

async function openedByNumber(c: Context<AppEnv>): Promise<Order | null> {
  const number = readOrderNumber(c.req.param('number') ?? '')
  return number ? openedOrder(c, number) : null
}

async function showForm(c: Context<AppEnv>, order: Order, form: FormState) {
  const returnable = await readReturnable(c.var.db, c.var.config, order)
  const { shop } = c.var.config
  const isOpen = order.state === 'paid'
  return c.render(<AskPage {...{ shop, order, returnable, form, isOpen }} />, {
    title: returnWords().title,
  })
}

function refuse(c: Context<AppEnv>, order: Order, form: FormState, status: 409 | 422 = 422) {
  c.status(status)
  return showForm(c, order, form)
}
