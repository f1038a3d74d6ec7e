import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { mayDo } from '../../../admin/rules.ts'
import type { MailStanding } from '../../../mail/queries.ts'
import type { MailCopy } from '../../../mail/rules.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { readOrderNumber } from '../../../orders/rules.ts'
import { goesToShopper, sendAgain } from '../../../orders/send-again.ts'
import { paths, patterns } from '../../../paths.ts'
import { readForm } from '../../../platform/read-form.ts'
import { unseal } from '../../../platform/sealing.ts'
import { returnMailToOwner } from '../../returns/write-mail.ts'
import { actForm } from './forms.ts'
import { nameOfMail } from './history.ts'
import { readMailOfOrder } from './queries.ts'
import { MailPage } from './views/mail-page.tsx'
import { orderPageWords } from './words.ts'

/** The mails about an order: as they were sent, and sent again. */
export const mailRoutes = new Hono<DeskEnv>()

mailRoutes.get(patterns.deskOrderMail, only('orders'), async (c) => {
  const found = await findMail(c)
  if (!found) return c.notFound()
  const { order, mail, copy: sealed } = found
  const { config, staff } = c.var
  const copy: MailCopy | null = sealed
    ? JSON.parse(await unseal(config.sealingKeys, `outbox.copy:${mail.id}`, sealed))
    : null
  const maySendAgain = canGoAgain(mail) && mayDo(staff.role, 'change-orders')
  return c.render(
    <MailPage shop={config.shop} number={order.number} {...{ mail, copy, maySendAgain }} />,
    { title: orderPageWords().mail.title(nameOfMail(mail.kind)) },
  )
})

mailRoutes.post(patterns.deskOrderMail, only('change-orders'), async (c) => {
  const found = await findMail(c)
  if (!found || !canGoAgain(found.mail)) return c.notFound()
  const { order, mail } = found
  const form = actForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskOrderMail(order.number, mail.id), 303)
  const { id } = order
  const email = await unseal(c.var.config.sealingKeys, `orders.email:${id}`, order.email)
  await sendAgain(deskContext(c), { ...form.data, order: { id, email }, mail })
  return c.redirect(paths.deskOrder(order.number, { done: 'sent-again' }), 303)
})

/** Whether one of its kind can go to the shopper again: not while the first may still go. */
const canGoAgain = ({ kind, state }: MailStanding) =>
  goesToShopper(kind) && kind !== returnMailToOwner && ['sent', 'dead', 'unclear'].includes(state)

/** The mail in the address, if it is one about the order in the address. */
async function findMail(c: Context<DeskEnv>) {
  const number = readOrderNumber(c.req.param('number') ?? '')
  if (!number) return null
  const id = c.req.param('mail') ?? ''
  const [[order], mails, [kept]] = await readMailOfOrder(c.var.db, number, id)
  const mail = mails.find((each) => each.id === id)
  return order && mail ? { order, mail, copy: kept?.copy ?? null } : null
}
