import { eq, sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { variants } from '../../src/catalog/tables.ts'
import { days } from '../../src/platform/clock.ts'
import { purgeAlerts, sendAlerts } from '../../src/stock-alerts/send-alerts.ts'
import { alertNetworks } from '../../src/stock-alerts/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { sendDueMails } from '../support/due-mails.ts'
import { clockStrikes, db, later, visitor } from '../support/shop.ts'
import { alertsOf, anybody, ask, change, linkIn, outbox, store } from './support.ts'

const setStock = (id: string, stock: number) => change(id, { stock })
const soldOutRing = () => offerRing({ sizes: ['52', '54'], stock: [0, 3] })
const mailsTo = async (email: string) => (await sendDueMails()).filter(({ to }) => to === email)

test('who asks gets one mail when it is back, in both forms, and the address is gone', async () => {
  const { handle, variant } = await soldOutRing()
  const email = anybody()
  const shown = await visitor().get(`/products/${handle}`)
  expect(shown.page).toContain(`href="/products/${handle}/notify?variant=${variant}"`)
  expect(shown.page.split('</main>')[0]).not.toContain('type="email"')
  const answer = await ask(handle, { email })
  expect(answer.status).toBe(200)
  expect(answer.page).toContain('One more step')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  const who = visitor()
  const link = linkIn((await mailsTo(email))[0], 'confirm')
  await who.submit('/notify/confirm', (await who.get(link)).page)
  await clockStrikes()
  expect(await mailsTo(email)).toEqual([])

  await setStock(variant, 1)
  await sendAlerts(outbox)
  const [mail, ...more] = await mailsTo(email)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Back in the shop: Test ring, ring size 52')
  for (const text of [mail?.html, mail?.text]) {
    expect(text).toContain(`/products/${handle}?variant=${variant}`)
    expect(text).toContain('may be gone again soon')
    expect(text).not.toContain(email)
  }
  expect((await alertsOf(variant))[0]).toMatchObject({ email: null })
  await sendAlerts(outbox)
  expect(await mailsTo(email)).toEqual([])
})

test('what is all sold out says so first, then offers the mail, and has nothing to add', async () => {
  const { handle } = await offerRing({ stock: 0 })
  const { page } = await visitor().get(`/products/${handle}`)
  const [, after = ''] = page.split('class="availability"')
  expect(after).toMatch(/^>Sold out<.*?\/notify\?variant=.*?>Tell me when it’s back</s)
  expect(page.split('/notify')).toHaveLength(2)
})

test('the clock sends what waits', async () => {
  const { variant } = await soldOutRing()
  const email = anybody()
  await store(variant, email)
  await setStock(variant, 1)
  await clockStrikes()
  expect((await alertsOf(variant))[0]?.notifiedAt).not.toBeNull()
})

test('two runs at once send one mail to each', async () => {
  const { variant } = await soldOutRing()
  const email = anybody()
  await store(variant, email)
  await setStock(variant, 1)
  await Promise.all([sendAlerts(outbox), sendAlerts(outbox), sendAlerts(outbox)])
  expect(await mailsTo(email)).toHaveLength(1)
})

test('who asks twice, in whatever letters and at the same moment, waits once', async () => {
  const { variant } = await soldOutRing()
  const email = anybody()
  const noted = await Promise.all([
    store(variant, email),
    store(variant, email.toUpperCase()),
    store(variant, email),
  ])
  expect(noted).toEqual([true, true, true])
  expect(await alertsOf(variant)).toHaveLength(1)
})

test('nobody is mailed while it is sold out, on request or taken off', async () => {
  const { variant } = await soldOutRing()
  await store(variant, anybody())
  for (const change of [{ stock: 0 }, { stock: 1, price: 0 }, { price: 89_000, active: false }]) {
    await db.update(variants).set(change).where(eq(variants.id, variant))
    await sendAlerts(outbox)
    expect((await alertsOf(variant))[0]?.notifiedAt).toBeNull()
  }
})

test('what is sold again before the mail goes is still said to be perhaps gone', async () => {
  const { variant } = await soldOutRing()
  const email = anybody()
  await store(variant, email)
  await setStock(variant, 1)
  await sendAlerts(outbox)
  await setStock(variant, 0)
  expect((await mailsTo(email))[0]?.text).toContain('may be gone again soon')
})

test('an address has five, sent ones of 30 days included; a variant two hundred', async () => {
  const email = anybody()
  for (let at = 0; at < 5; at++) {
    const { variant } = await soldOutRing()
    expect(await store(variant, email)).toBe(true)
    await setStock(variant, 1)
  }
  await sendAlerts(outbox)
  const { variant } = await soldOutRing()
  await store(variant, email)
  expect(await alertsOf(variant)).toEqual([])
  const rows = JSON.stringify(Array.from({ length: 200 }, (_, at) => at))
  await db.run(
    sql`insert into stock_alerts (id, variant_id, email_digest, language, created_at)
      select 'many-' || value, ${variant}, 'digest ' || value, 'en', 0 from json_each(${rows})`,
  )
  expect(await store(variant, anybody())).toBe(false)
})

test('a network asks for so many a day, with whatever addresses', async () => {
  const networks = [{ width: 'ipv6/64' as const, digest: crypto.randomUUID().slice(0, 22) }]
  const { variant } = await soldOutRing()
  const noted = []
  for (let at = 0; at < 11; at++) noted.push(await store(variant, anybody(), { networks }))
  expect(noted).toEqual([...Array(10).fill(true), false])
})

test('the address is sealed, in no log and in no address of a page', async () => {
  const log = vi.spyOn(console, 'log')
  const { handle, variant } = await soldOutRing()
  const email = anybody()
  const answer = await ask(handle, { email })
  expect(answer.location).toBe('')
  const [row] = await alertsOf(variant)
  expect(row?.email).toMatch(/^v1:/)
  expect(JSON.stringify(row)).not.toContain(email)
  expect(JSON.stringify(log.mock.calls)).not.toContain(email)
  log.mockRestore()
})

test('the form says what is wrong, and keeps what was typed', async () => {
  const { handle } = await soldOutRing()
  const wrong = await ask(handle, { email: 'nobody' })
  expect(wrong.status).toBe(422)
  expect(wrong.page).toMatch(
    /value="nobody"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*value="nobody"/,
  )
  const program = await ask(handle, { email: anybody(), topic: 'spam' })
  expect(program.status).toBe(422)
  const available = await ask(handle, { email: anybody(), variant: `${handle}-54` })
  expect(available.status).toBe(422)
  const { handle: asked } = await offerRing({ price: 0 })
  expect((await visitor().get(`/products/${asked}/notify`)).location).toBe(`/products/${asked}`)
  expect((await visitor().get('/products/none/notify')).status).toBe(404)
})

test('what waited a year is deleted, and what was sent after 30 days', async () => {
  const [waiting, sent] = [await soldOutRing(), await soldOutRing()]
  await store(waiting.variant, anybody())
  await store(sent.variant, anybody())
  await store(waiting.variant, anybody(), {
    networks: [{ width: 'ipv4', digest: 'of yesterday' }],
  })
  await setStock(sent.variant, 1)
  await sendAlerts(outbox)
  later(days(31))
  await purgeAlerts(db)
  expect(await alertsOf(sent.variant)).toEqual([])
  expect(await db.select().from(alertNetworks)).toEqual([])
  expect(await alertsOf(waiting.variant)).toHaveLength(2)
  later(days(335))
  await purgeAlerts(db)
  expect(await alertsOf(waiting.variant)).toEqual([])
})
