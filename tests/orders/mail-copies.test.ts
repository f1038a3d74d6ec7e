import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { MailCopy } from '../../src/mail/rules.ts'
import { outbox } from '../../src/mail/tables.ts'
import { unseal } from '../../src/platform/sealing.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { placeOrder } from '../support/purchase.ts'
import { config, db, stripe, visitor } from '../support/shop.ts'

test('the outbox keeps each mail about an order as it was sent, without what opens the order', async () => {
  const order = await placeOrder(visitor(), await offerRing({}))
  await stripe.pay(order.session)
  const mails = (await sendDueMails()).filter(({ subject }) => subject.includes(order.number))
  expect(mails).toHaveLength(2)
  const rows = await db.select().from(outbox).where(eq(outbox.subjectId, order.id))
  for (const mail of mails) {
    const token = /token=([\w-]+)/.exec(mail.text)?.[1] ?? ''
    expect(token.length).toBeGreaterThan(30)
    const copies: MailCopy[] = await Promise.all(
      rows.map(async ({ id, copy }) => {
        expect(copy).toMatch(/^v1:/)
        return JSON.parse(await unseal(config.sealingKeys, `outbox.copy:${id}`, copy as never))
      }),
    )
    const copy = copies.find(({ subject }) => subject === mail.subject)
    expect(copy?.text).toBe(mail.text.replaceAll(token, '…'))
    expect(JSON.stringify(copies)).not.toContain(token)
  }
})

test('a mail that did not go out has no copy', async () => {
  const order = await placeOrder(visitor(), await offerRing({}))
  await stripe.pay(order.session)
  const rows = await db.select().from(outbox).where(eq(outbox.subjectId, order.id))
  expect(rows.map(({ copy }) => copy)).toEqual([null, null])
})
