import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { noteWaiting } from '../../../../src/fulfilment/note-waiting.ts'
import { shipments } from '../../../../src/fulfilment/tables.ts'
import { sealContact, unsealContact } from '../../../../src/orders/contact.ts'
import { noteParcelKey } from '../../../../src/orders/search/order-keys.ts'
import { orders } from '../../../../src/orders/tables.ts'
import { addDays, wallClock } from '../../../../src/platform/calendar-date.ts'
import { now } from '../../../../src/platform/clock.ts'
import { runBatch } from '../../../../src/platform/db.ts'
import { atTheDesk } from '../../../support/desk.ts'
import { moveAll, piecesNow, sell, sellAndPay, staffAtWork } from '../../../support/fulfilment.ts'
import { config, db, later } from '../../../support/shop.ts'

const today = () => wallClock(now(), config.shop.time_zone).date
const desk = await atTheDesk('desk')
/** Orders by what they are, in the order in which they were placed. */
const placed: Record<string, { id: string; number: string }> = {}
const plain = { gift_message: '' }

beforeAll(async () => {
  placed.unpaid = await sell([{}], plain)
  later(60)
  placed.ready = await sellAndPay([{ title: 'Luna' }], { ...plain, name: 'Ida van der Berg' })
  later(60)
  placed.making = await sellAndPay([{ madeToOrder: true, workshopDays: 9 }], plain)
  placed.gift = await sellAndPay([{}], { gift_message: 'For Ida' })
  placed.irish = await sellAndPay([{}], {
    ...{ ...plain, country: 'IE', postcode: 'D02 AF30', city: 'Dublin', phone: '01 555 0123' },
  })
  placed.bench = await sellAndPay([{ madeToOrder: true }], plain)
  await moveAll(placed.bench.id, 'on-the-bench')
  placed.waiting = await sellAndPay([{ madeToOrder: true }], plain)
  const [piece] = await piecesNow(placed.waiting.id)
  await noteWaiting(staffAtWork(), {
    ...{ act: crypto.randomUUID(), piece: piece?.id ?? '', version: piece?.version ?? 0 },
    ...{ waitsFor: 'stone', wanted: 'sapphire 5 mm', place: '' },
  })
  placed.disputed = await sellAndPay([{}], plain)
  await change('disputed', { disputed: true, attention: 'disputed' })
  placed.refunded = await sellAndPay([{}], plain)
  await change('refunded', { refunded: 100 })
})

const change = (name: string, values: Partial<typeof orders.$inferInsert>) =>
  db
    .update(orders)
    .set(values)
    .where(eq(orders.id, placed[name]?.id ?? ''))

/** What the orders of a page are, in its order. */
function namesIn(page: string): string[] {
  const numbers = [...page.matchAll(/href="\/admin\/orders\/(J-\w{8})"/g)].map(([, n]) => n)
  return numbers.map(
    (number) => Object.keys(placed).find((name) => placed[name]?.number === number) ?? '?',
  )
}

async function listed(query: string): Promise<string[]> {
  const { status, page } = await desk.get(`/admin/orders${query}`)
  expect(status).toBe(200)
  return namesIn(page)
}

/** Each of these, in any order. */
const sorted = (names: string) => names.split(' ').filter(Boolean).sort()

test.each([
  ['', 'unpaid ready making gift irish bench waiting disputed refunded'],
  ['?money=open', 'unpaid'],
  ['?money=paid', 'ready making gift irish bench waiting disputed refunded'],
  ['?money=refunded', 'refunded'],
  ['?money=decision', 'disputed'],
  ['?money=unpaid', ''],
  ['?stage=making', 'making bench waiting'],
  ['?stage=to-make', 'making waiting'],
  ['?stage=on-the-bench', 'bench'],
  ['?stage=ready', 'ready gift irish disputed refunded'],
  ['?stage=ready&gift=yes', 'gift'],
  ['?stage=sent', ''],
  ['?waits=stone', 'waiting'],
  ['?waits=any', 'waiting'],
  ['?waits=supplier', ''],
  ['?made=yes', 'making bench waiting'],
  ['?gift=yes', 'gift'],
  ['?country=IE', 'irish'],
  ['?country=IE&gift=yes', ''],
  [
    '?stage=nonsense&country=ireland&since=never',
    'unpaid ready making gift irish bench waiting disputed refunded',
  ],
])('the list with %j has the orders that are so', async (query, names) => {
  expect((await listed(query)).sort()).toEqual(sorted(names))
})

test('the newest comes first; work comes by the day that was promised', async () => {
  expect((await listed('')).slice(-2)).toEqual(['ready', 'unpaid'])
  const promised = await listed('?stage=making')
  expect(promised.at(-1)).toBe('making')
  expect(promised[0]).not.toBe('making')
})

test('what was placed before a day is left out of what was placed since', async () => {
  expect(await listed(`?since=${addDays(today(), 1)}`)).toEqual([])
  expect((await listed(`?since=${today()}`)).length).toBeGreaterThan(7)
})

test('a day that is over is late, and marked; a new promise counts instead of the old one', async () => {
  await change('ready', { readyBy: '2020-01-01' })
  expect(await listed('?due=late')).toEqual(['ready'])
  const late = (await desk.get('/admin/orders?due=late')).page
  expect(late).toContain('>Late</span>')
  expect((await desk.get('/admin/orders?stage=on-the-bench')).page).not.toContain('>Late</span>')
  await change('ready', { newReadyBy: addDays(today(), 400) })
  expect(await listed('?due=late')).toEqual([])
  await change('ready', { newReadyBy: today() })
  expect(await listed('?due=today')).toContain('ready')
  await change('ready', { newReadyBy: addDays(today(), 7) })
  expect(await listed('?due=next-week')).toContain('ready')
  await change('ready', { newReadyBy: null, readyBy: today() })
})

test('a row says to whom, what stands and what it costs, in plain words', async () => {
  const { page } = await desk.get('/admin/orders?stage=ready')
  for (const words of ['Ida van der Berg', 'Ready to send', '€904.90'])
    expect(page).toContain(words)
  expect(page).not.toMatch(/>(paid|pending|released)</)
  expect((await desk.get('/admin/orders?money=decision')).page).toContain('>Decide</span>')
})

test('a row says how many parcels there are, and how many of them are sent', async () => {
  const parcel = { orderId: placed.irish?.id ?? '', packedAt: 1, value: 1 }
  const more = { insured: false, signature: false, carrier: 'postnl' }
  const parcels = async () =>
    /data-title="Parcels">([^<]*)</.exec((await desk.get('/admin/orders?country=IE')).page)?.[1]
  expect(await parcels()).toBe('')
  await db.insert(shipments).values([
    { id: 'one', ...parcel, ...more },
    { id: 'two', ...parcel, ...more, sentAt: 2 },
    { id: 'undone', ...parcel, ...more, cancelledAt: 2 },
  ])
  expect(await parcels()).toBe('1 of 2 sent')
  await db.update(shipments).set({ sentAt: 3 }).where(eq(shipments.id, 'one'))
  expect(await parcels()).toBe('2 sent')
})

test('books read the list; the workshop and the editor do not', async () => {
  expect((await (await atTheDesk('books')).get('/admin/orders')).page).toContain('van der Berg')
  for (const role of ['workshop', 'editor'] as const) {
    const other = await atTheDesk(role)
    expect((await other.get('/admin/orders')).status).toBe(403)
    expect((await other.post('/admin/orders', { q: 'Berg' })).status).toBe(403)
  }
})

const find = (q: string) => desk.post('/admin/orders', { q })

test('what means one order leads to it', async () => {
  const { number, id } = placed.ready ?? { number: '', id: '' }
  await runBatch(db, (await noteParcelKey({ db, config }, id, '3SABC0001')).statements)
  for (const typed of [number, number.slice(2).toLowerCase(), 'van der berg', '3s abc 0001']) {
    const { status, location } = await find(typed)
    expect([typed, status, location]).toEqual([typed, 303, `/admin/orders/${number}`])
  }
})

test('what means several leads to a list of them, whose address does not say what was typed', async () => {
  const { location } = await find('Lindqvist')
  expect(location).toMatch(/^\/admin\/orders\?found=v1/)
  expect(location.toLowerCase()).not.toContain('lindqvist')
  const { page } = await desk.get(location)
  expect(namesIn(page).sort()).toEqual(
    sorted('unpaid making gift irish bench waiting disputed refunded'),
  )
  expect(page).toContain('Found for “Lindqvist”')
  expect(page).toContain('value="Lindqvist"')
})

test('what nobody ordered by is not found, and the page says that it looks for whole words', async () => {
  const { location } = await find('Lindqvis')
  const { page } = await desk.get(location)
  expect(namesIn(page)).toEqual([])
  expect(page).toContain('No order for “Lindqvis”')
  expect(page).toContain('Only whole words are found')
})

test('nothing typed, or an address that was tampered with, leads to the whole list', async () => {
  expect((await find('  ')).location).toBe('/admin/orders')
  for (const found of ['nonsense', 'v1:k1:AAAA:AAAA'])
    expect((await desk.get(`/admin/orders?found=${found}`)).location).toBe('/admin/orders')
})

/** Copies an order, apart from what must be unique. Who ordered each has a long name. */
async function copyOrder(id: string, times: number) {
  const [order] = await db.select().from(orders).where(eq(orders.id, id))
  if (!order) throw new Error('Nothing to copy')
  const contact = await unsealContact(config, id, order.contact)
  for (let n = 0; n < times; n++) {
    const copy = { id: crypto.randomUUID(), number: `J-COPY${1000 + n}`, formKey: `copy-${n}` }
    const longest = { ...contact, name: `Maximiliana Wilhelmina van der Berg-Steenhuizen ${n}` }
    await db.insert(orders).values({
      ...{ ...order, ...copy, sessionId: null, paymentRef: null },
      ...{ placedAt: order.placedAt - Math.floor(n / 3), country: 'US', gift: true },
      contact: await sealContact(config, copy.id, longest),
    })
  }
}

test('a name whose key is lost leaves the list readable', async () => {
  await change('unpaid', { contact: 'v1:gone:AAAA:AAAA' as never })
  const { status, page } = await desk.get('/admin/orders?money=open')
  expect(status).toBe(200)
  expect(page).toContain('cannot be opened')
})

test('a long list has pages of forty, of at most 50 KB, and none is left out or shown twice', async () => {
  await copyOrder(placed.making?.id ?? '', 120)
  const numbers: string[] = []
  let address: string | undefined = '/admin/orders?made=yes'
  const sizes = []
  while (address) {
    const { page, status }: { page: string; status: number } = await desk.get(address)
    expect(status).toBe(200)
    sizes.push(page.length)
    numbers.push(...[...page.matchAll(/href="\/admin\/orders\/(J-\w+)"/g)].map(([, n]) => n ?? ''))
    address = /<a href="([^"]*)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(numbers).toHaveLength(123)
  expect(new Set(numbers).size).toBe(123)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(50_000)
})
