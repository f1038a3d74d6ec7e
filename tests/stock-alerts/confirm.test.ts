import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { outbox as outboxTable } from '../../src/mail/tables.ts'
import { days, hours } from '../../src/platform/clock.ts'
import { signToken } from '../../src/platform/tokens.ts'
import { purgeAlerts, sendAlerts } from '../../src/stock-alerts/send-alerts.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { config, db, later, visitor } from '../support/shop.ts'
import { alertsOf, anybody, ask, change, linkIn, outbox, store } from './support.ts'

const soldOut = () => offerRing({ stock: 0 })
const mailsTo = async (email: string) => (await sendDueMails()).filter(({ to }) => to === email)

/** Asks about a sold-out ring, and finds the mail that wants to know whose address it is. */
async function asked() {
  const ring = await soldOut()
  const email = anybody()
  await ask(ring.handle, { email })
  const [mail, ...more] = await mailsTo(email)
  expect(more).toEqual([])
  return { ...ring, email, mail, link: linkIn(mail, 'confirm') }
}

/** Follows the link of a mail and presses the button, as one person. */
async function confirm(link: string) {
  const who = visitor()
  const { page } = await who.get(link)
  const pressed = await who.submit('/notify/confirm', page)
  return { pressed, seen: await who.get(pressed.location) }
}

const comesBack = async (variant: string) => {
  await change(variant, { stock: 1 })
  await sendAlerts(outbox)
}

test('nothing is mailed about a piece before the button is pressed, and then once', async () => {
  const { email, variant, mail, link } = await asked()
  expect(mail?.subject).toBe('Please confirm: one email from Jegem')
  for (const text of [mail?.html, mail?.text]) {
    expect(text).toContain('Test ring, ring size 52')
    expect(text).toContain(link)
    expect(text).toContain(linkIn(mail, 'stop'))
    expect(text).not.toContain(email)
  }
  await comesBack(variant)
  expect(await mailsTo(email)).toEqual([])

  const { pressed, seen } = await confirm(link)
  expect(pressed.status).toBe(303)
  expect(seen.page).toContain('We’ll email you once when this is back: Test ring')
  await sendAlerts(outbox)
  expect(await mailsTo(email)).toHaveLength(1)
  await sendAlerts(outbox)
  expect(await mailsTo(email)).toEqual([])
})

test('programs that look at every link of a mail, as often as they like, confirm and stop nothing', async () => {
  const { email, variant, mail, link } = await asked()
  for (const path of [link, link, linkIn(mail, 'stop'), link])
    expect((await visitor().get(path)).status).toBe(200)
  await comesBack(variant)
  expect(await mailsTo(email)).toEqual([])
  expect((await alertsOf(variant))[0]).toMatchObject({ confirmedAt: null, notifiedAt: null })
})

test('confirmed twice, at once and later, it is mailed about once, and the link says so', async () => {
  const { email, variant, link } = await asked()
  await Promise.all([confirm(link), confirm(link), confirm(link)])
  await change(variant, { stock: 1 })
  await Promise.all([sendAlerts(outbox), sendAlerts(outbox), confirm(link)])
  expect(await mailsTo(email)).toHaveLength(1)
  await change(variant, { stock: 0 })
  const again = await visitor().get(link)
  expect(again.page).toContain('We’ve already sent you that email.')
  expect(
    (await visitor().post('/notify/confirm', { token: link.split('=')[1] ?? '' })).status,
  ).toBe(303)
  await comesBack(variant)
  expect(await mailsTo(email)).toEqual([])
})

test('what is confirmed too late is gone, and so is its address, wherever it was', async () => {
  const { email, variant, link } = await asked()
  const undelivered = await soldOut()
  await ask(undelivered.handle, { email })
  const [waiting] = await alertsOf(undelivered.variant)
  later(days(7) - hours(1))
  await purgeAlerts(db)
  expect((await visitor().get(link)).status).toBe(200)
  later(hours(2))
  for (const purged of [false, true]) {
    if (purged) await purgeAlerts(db)
    const who = visitor()
    const { status, page } = await who.get(link)
    expect(status).toBe(404)
    expect(page).toContain('You can ask again')
    const token = link.split('=')[1] ?? ''
    expect((await who.post('/notify/confirm', { token })).status).toBe(303)
  }
  expect(await alertsOf(variant)).toEqual([])
  expect(await db.$count(outboxTable, eq(outboxTable.subjectId, waiting?.id ?? ''))).toBe(0)
  await comesBack(variant)
  expect(await mailsTo(email)).toEqual([])
})

test('nobody confirms what is not theirs: a forged token, none, one for another purpose or alert', async () => {
  const { variant, mail, link } = await asked()
  const [alert] = await alertsOf(variant)
  const stop = linkIn(mail, 'stop').split('=')[1] ?? ''
  const order = await signToken(config, 'order', alert?.id ?? '', null)
  const other = (await asked()).link.split('=')[1] ?? ''
  const genuine = link.split('=')[1] ?? ''
  for (const token of ['', alert?.id ?? '', stop, order, `${genuine}x`, other, 'é'.repeat(600)]) {
    const answer = await visitor().post('/notify/confirm', { token })
    expect(answer.status).toBe(303)
    if (token !== other) expect((await visitor().get(answer.location)).status).toBe(404)
  }
  expect((await alertsOf(variant))[0]?.confirmedAt).toBeNull()
})

test('a stop ends what waits to be confirmed, and its link', async () => {
  const { email, variant, mail, link } = await asked()
  const stop = linkIn(mail, 'stop')
  expect(mail?.headers['List-Unsubscribe']).toBe(`<${config.shop.origin}${stop}>`)
  expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  expect((await visitor().post(stop, {}, {})).status).toBe(200)
  const token = link.split('=')[1] ?? ''
  await visitor().post('/notify/confirm', { token })
  expect((await visitor().get(link)).status).toBe(404)
  expect(await alertsOf(variant)).toEqual([])
  const { handle } = await soldOut()
  await ask(handle, { email })
  expect(await mailsTo(email)).toEqual([])
})

test('asked again while it waits, in whatever letters and at the same moment, nothing more is mailed', async () => {
  const { handle, variant, email } = await asked()
  await ask(handle, { email: email.toUpperCase() })
  await Promise.all([1, 2, 3].map(() => store(variant, email, { isProven: false })))
  expect(await sendDueMails()).toEqual([])
  expect(await alertsOf(variant)).toHaveLength(1)
})

test('an address is asked three times a day at most, and five times until they are deleted', async () => {
  const email = anybody()
  const askFor = async (times: number) => {
    for (let at = 0; at < times; at++)
      await store((await soldOut()).variant, email, { isProven: false })
    return (await mailsTo(email)).length
  }
  expect(await askFor(5)).toBe(3)
  later(days(1))
  expect(await askFor(5)).toBe(2)
  later(days(1))
  expect(await askFor(1)).toBe(0)
})
