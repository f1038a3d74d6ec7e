import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { variants } from '../../src/catalog/tables.ts'
import type { Outbox } from '../../src/mail/outbox.ts'
import { days } from '../../src/platform/clock.ts'
import { requestAlert } from '../../src/stock-alerts/request-alert.ts'
import { sendAlerts } from '../../src/stock-alerts/send-alerts.ts'
import { alertStops, stockAlerts } from '../../src/stock-alerts/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { config, db, later, visitor } from '../support/shop.ts'

const outbox: Outbox = { db, config, sendSoon: () => {} }

/** Asks for a mail about a sold-out ring and returns its variant. */
async function wait(email: string) {
  const { variant } = await offerRing({ stock: 0 })
  const noted = await requestAlert(db, config, { variantId: variant, email, networks: [] })
  return { variant, noted }
}

const comesBack = async (variant: string) => {
  await db.update(variants).set({ stock: 1 }).where(eq(variants.id, variant))
  await sendAlerts(outbox)
}

/** Somebody whose address others typed: a mail, and the link in it. */
async function annoyed() {
  const email = `somebody-${crypto.randomUUID().slice(0, 8)}@example.com`
  const [first, second, third] = [await wait(email), await wait(email), await wait(email)]
  await comesBack(first.variant)
  const [mail] = await sendDueMails()
  const [link = ''] = /\/notify\/stop\?alert=[\w-]+/.exec(mail?.text ?? '') ?? []
  expect(mail?.html).toContain(link)
  return { email, link, second, third }
}

async function stop(link: string) {
  const who = visitor()
  const { page, status } = await who.get(link)
  return { shown: status, ...(await who.submit(link.replace(/\?.*/, ''), page)) }
}

test('a link in the mail ends them all: those that wait, those on their way, those asked for later', async () => {
  const { email, link, second, third } = await annoyed()
  await comesBack(second.variant)
  expect(await stop(link)).toMatchObject({ shown: 200, status: 200 })

  await comesBack(third.variant)
  expect((await sendDueMails()).map(({ to }) => to)).toEqual([])
  const rows = await db.select().from(stockAlerts)
  expect(rows.filter((row) => row.email !== null)).toEqual([])
  for (const time of [0, days(400)]) {
    later(time)
    expect((await wait(email.toUpperCase())).noted).toBe(false)
  }
  expect((await wait('another@example.com')).noted).toBe(true)
})

test('to look at the page stops nothing, as programs do that read mails; to stop twice is fine', async () => {
  const { link, second, third } = await annoyed()
  expect((await visitor().get(link)).status).toBe(200)
  await comesBack(second.variant)
  expect(await sendDueMails()).toHaveLength(1)
  await stop(link)
  await stop(link)
  await comesBack(third.variant)
  expect(await sendDueMails()).toHaveLength(0)
})

test('nobody stops what is not theirs: a link that no mail had, and an alert that still waits', async () => {
  const { variant } = await wait('anna@example.com')
  const [waiting] = await db.select().from(stockAlerts).where(eq(stockAlerts.variantId, variant))
  const stopped = await db.$count(alertStops)
  for (const alert of ['none', waiting?.id ?? '']) {
    expect((await visitor().get(`/notify/stop?alert=${alert}`)).status).toBe(404)
    expect((await visitor().post('/notify/stop', { alert })).status).toBe(404)
  }
  expect(await db.$count(alertStops)).toBe(stopped)
})
