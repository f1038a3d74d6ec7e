import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { days } from '../../src/platform/clock.ts'
import { signToken } from '../../src/platform/tokens.ts'
import { sendAlerts } from '../../src/stock-alerts/send-alerts.ts'
import { alertStops, stockAlerts } from '../../src/stock-alerts/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { config, db, later, visitor } from '../support/shop.ts'
import { alertsOf, anybody, change, linkIn, outbox, store } from './support.ts'

/** Asks for a mail about a sold-out ring and returns its variant. */
async function wait(email: string) {
  const { variant } = await offerRing({ stock: 0 })
  await store(variant, email)
  return { variant, noted: (await alertsOf(variant)).length > 0 }
}

const comesBack = async (variant: string) => {
  await change(variant, { stock: 1 })
  await sendAlerts(outbox)
}

/** Somebody whose address others typed: a mail, and the link in it. */
async function annoyed() {
  const email = anybody()
  const [first, second, third] = [await wait(email), await wait(email), await wait(email)]
  await comesBack(first.variant)
  const [mail] = await sendDueMails()
  const link = linkIn(mail, 'stop')
  expect(mail?.html).toContain(link)
  return { email, mail, link, second, third }
}

async function stop(link: string) {
  const who = visitor()
  const { page, status } = await who.get(link)
  return { shown: status, ...(await who.submit(link, page)) }
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

test('nobody stops what is not theirs: no token, a forged one, and one for another purpose', async () => {
  const { link } = await annoyed()
  const { variant } = await wait('anna@example.com')
  const [waiting] = await alertsOf(variant)
  const other = await signToken(config, 'alert-confirm', waiting?.emailDigest ?? '', null)
  const stopped = await db.$count(alertStops)
  for (const path of [
    '/notify/stop',
    `/notify/stop?token=${other}`,
    `${link}x`,
    `/notify/stop?token=${waiting?.id}`,
  ]) {
    expect((await visitor().get(path)).status).toBe(404)
    expect((await visitor().post(path, {})).status).toBe(404)
  }
  expect(await db.$count(alertStops)).toBe(stopped)
})

test('a mail program stops them in one click, from elsewhere, in both forms of RFC 8058', async () => {
  for (const body of [
    new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    (() => {
      const form = new FormData()
      form.set('List-Unsubscribe', 'One-Click')
      return form
    })(),
  ]) {
    const { mail, second } = await annoyed()
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    const url = /^<(https:[^>]*)>$/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[1] ?? ''
    const answer = await exports.default.fetch(
      new Request(url, { method: 'POST', body, redirect: 'manual' }),
    )
    expect(answer.status).toBe(200)
    await comesBack(second.variant)
    expect(await sendDueMails()).toEqual([])
  }
})
