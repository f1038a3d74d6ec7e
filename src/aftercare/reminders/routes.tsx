import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { noSuchOrder, openedOrder } from '../../orders/opened-order.tsx'
import type { Order } from '../../orders/read-order.ts'
import { readOrderNumber } from '../../orders/rules.ts'
import { paths, patterns } from '../../paths.ts'
import { now } from '../../platform/clock.ts'
import type { AppEnv } from '../../platform/env.ts'
import { log } from '../../platform/log.ts'
import { limited } from '../../platform/rate-limit.ts'
import { readForm } from '../../platform/read-form.ts'
import { verifyToken } from '../../platform/tokens.ts'
import { emptyForm, type FormState, fieldErrors } from '../../ui/form-field.tsx'
import { tooOften } from '../../ui/too-often.tsx'
import { hasPieces } from '../rules/owned.ts'
import { askReminder, replatingMailAt, type Wanted } from './ask-reminder.ts'
import { anniversaryForm, replatingForm } from './forms.ts'
import { platedPieces } from './plated.ts'
import {
  endReminder,
  type LineFacts,
  lineFacts,
  reminderById,
  remindersOfOrder,
} from './queries.ts'
import { dayOfYear } from './rules.ts'
import { AskPage } from './views/ask-page.tsx'
import { EndPage, ReminderEnded, WrongLinkPage } from './views/end-page.tsx'
import { reminderWords } from './words.ts'

/** `List-Unsubscribe=One-Click`, or a button without a name. */
const MAX_BYTES = 4096

/**
 * Ending by the link of a mail: a page with one button for people, and what their mail program posts
 * in one click (RFC 8058). The token is all that counts, and works for ever; to look at the page ends
 * nothing. Its headers are those of all below the page of an order.
 */
export const endReminderRoutes = new Hono<AppEnv>()

endReminderRoutes.get(patterns.endReminder, async (c) => {
  const link = await readLink(c)
  if (!link) return wrongLink(c)
  const [reminder] = await reminderById(c.var.db, link.id)
  const isOver = reminder?.state !== 'runs' && reminder?.state !== 'done'
  return isOver
    ? showEnded(c)
    : c.render(<EndPage token={link.token} />, { title: reminderWords().ended.title })
})

endReminderRoutes.post(patterns.endReminder, bodyLimit({ maxSize: MAX_BYTES }), async (c) => {
  const link = await readLink(c)
  // Whoever has a link of ours is not braked: a mail service posts for all whose mailboxes it has.
  if (!link) return (await limited(c, 'FORM_LIMIT', 'end reminder')) ? tooOften(c) : wrongLink(c)
  await endReminder(c.var.db, link.id, now())
  return showEnded(c)
})

async function readLink(c: Context<AppEnv>) {
  const token = c.req.query('token') ?? ''
  const id = await verifyToken(c.var.config, 'reminder-end', token)
  return id ? { token, id } : null
}

const showEnded = (c: Context<AppEnv>) =>
  c.render(<ReminderEnded />, { title: reminderWords().ended.doneTitle })

function wrongLink(c: Context<AppEnv>) {
  log('warn', 'link to end a reminder not accepted')
  c.status(404)
  return c.render(<WrongLinkPage />, { title: reminderWords().ended.wrongTitle })
}

/** Where whoever has opened an order asks for its reminders, and ends them. */
export const reminderRoutes = new Hono<AppEnv>()

reminderRoutes.get(patterns.orderReminders, async (c) => {
  const order = await openedByNumber(c)
  return order ? show(c, order, emptyForm) : noSuchOrder(c)
})

reminderRoutes.post(patterns.orderReminders, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'reminder')) return tooOften(c)
  const body = await readForm(c)
  const order = await openedByNumber(c)
  if (!order) return noSuchOrder(c)
  const read = readWanted(order, body)
  if ('errors' in read) return show(c, order, { values: body, errors: read.errors })
  // The page that offered it is old: a year has gone, or the piece went back.
  const isPlating = read.wanted.kind === 'replating'
  if (isPlating && !offeredPlating(c, order, await lineFacts(c.var.db, order.id)))
    return show(c, order, emptyForm)
  if (!(await askReminder(c.var, order.id, read.wanted)))
    return show(c, order, { values: body, errors: {} }, reminderWords().tooMany)
  return c.redirect(`${paths.order(order.number)}#reminders`, 303)
})

reminderRoutes.post(patterns.orderReminderEnd, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'end reminder')) return tooOften(c)
  const order = await openedByNumber(c)
  if (!order) return noSuchOrder(c)
  const { reminder = '' } = await readForm(c)
  await endReminder(c.var.db, reminder, now(), order.id)
  // Whatever became of it, the page shows which run now.
  return c.redirect(`${paths.order(order.number)}#reminders`, 303)
})

async function openedByNumber(c: Context<AppEnv>): Promise<Order | null> {
  const number = readOrderNumber(c.req.param('number') ?? '')
  return number ? openedOrder(c, number) : null
}

/** What a form asks for, or what is wrong with it. */
function readWanted(
  order: Order,
  body: Record<string, string>,
): { wanted: Wanted } | { errors: FormState['errors'] } {
  // A box that is not ticked is not sent.
  const blank = { day: '', month: '', consent_anniversary: '', consent_replating: '' }
  const typed = { ...blank, ...body }
  if (body.kind === 'replating') {
    const form = replatingForm.safeParse(typed)
    return form.success
      ? { wanted: { kind: 'replating', bought: order.paidAt ?? order.placedAt } }
      : { errors: fieldErrors(form.error) }
  }
  const form = anniversaryForm.safeParse(typed)
  if (!form.success) return { errors: fieldErrors(form.error) }
  const day = dayOfYear(form.data.month, form.data.day)
  return day === null ? { errors: {} } : { wanted: { kind: 'anniversary', day } }
}

/** Names of what can be replated a year after it was bought; null: nothing, or a year has gone. */
function offeredPlating(c: Context<AppEnv>, order: Order, lines: LineFacts[]): string[] | null {
  const pieces = platedPieces(lines)
  const { time_zone } = c.var.config.shop
  const isInTime = replatingMailAt(order.paidAt ?? order.placedAt, time_zone) > now()
  return pieces.length > 0 && isInTime ? pieces : null
}

/** The page with the forms; the order's page instead where nobody has paid, or all went back. */
async function show(c: Context<AppEnv>, order: Order, form: FormState, notice?: string) {
  if (!hasPieces(order)) return c.redirect(paths.order(order.number), 303)
  const { db, config } = c.var
  const { locale } = config.shop
  const [lines, running] = await db.batch([lineFacts(db, order.id), remindersOfOrder(db, order.id)])
  const plated = offeredPlating(c, order, lines)
  const platingRuns = running.some(({ kind }) => kind === 'replating')
  if (notice) c.status(409)
  else if (Object.keys(form.errors).length > 0) c.status(422)
  const page = { locale, number: order.number, plated, platingRuns, form }
  return c.render(<AskPage {...page} {...(notice && { notice })} />, {
    title: reminderWords().title,
  })
}
