import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { correctAddress } from '../../../src/orders/correct-address.ts'
import { mayGoTo } from '../../../src/orders/correction-rules.ts'
import { readOrder } from '../../../src/orders/read-order.ts'
import { searchedFor } from '../../../src/orders/search/order-keys.ts'
import { idsFound } from '../../../src/orders/search/queries.ts'
import { orderCorrections, orderEvents, orders } from '../../../src/orders/tables.ts'
import { unseal } from '../../../src/platform/sealing.ts'
import { atTheDesk } from '../../support/desk.ts'
import { auditOf, sellAndPay, staffAtWork } from '../../support/fulfilment.ts'
import { config, db } from '../../support/shop.ts'

const owner = await atTheDesk('owner')
const desk = await atTheDesk('desk')

const pathOf = (order: { number: string }) => `/admin/orders/${order.number}/address`

/** The form as it stands in the page, with what somebody types into it. */
function filledIn(page: string, typed: Record<string, string>) {
  const values: Record<string, string> = {}
  for (const [input] of page.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = / name="([^"]*)"/.exec(input) ?? []
    const [, value = ''] = / value="([^"]*)"/.exec(input) ?? []
    if (name) values[name] = value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  }
  const [, country = ''] = /<option value="(\w+)" selected/.exec(page) ?? []
  return { country, ...values, ...typed }
}

async function correct(
  order: { number: string },
  typed: Record<string, string>,
  who: Pick<typeof desk, 'get' | 'post'> = desk,
) {
  const { page } = await who.get(pathOf(order))
  return who.post(pathOf(order), filledIn(page, typed))
}

const correctionOf = async (id: string) => {
  const [row] = await db.select().from(orderCorrections).where(eq(orderCorrections.id, id))
  if (!row) return null
  const place = `order_corrections.address:${id}` as const
  return { ...row, address: JSON.parse(await unseal(config.sealingKeys, place, row.address)) }
}

const found = async (text: string) => {
  const ids = idsFound(await searchedFor(config, text))
  const rows = await db
    .select()
    .from(orders)
    .where(eq(orders.id, ids as never))
  return rows.map(({ id }) => id)
}

test('a corrected address stands beside what was typed, with who and when, and finds the order', async () => {
  const order = await sellAndPay([{}], { name: 'Ida Zwart', postcode: '1016 DW' })
  const saved = await correct(order, { line1: 'Prinsengracht 263', postcode: '1016 gv' })
  expect(saved.location).toBe(`/admin/orders/${order.number}?done=corrected`)
  const { page } = await owner.get(saved.location)
  expect(page).toContain('The address has been corrected.')
  expect(page).toMatch(/Corrected [^<]*Somebody of desk/)
  expect(page).toContain('Prinsengracht 263')
  expect(page).toContain('As the customer typed it')
  expect(page).toContain('Keizersgracht 174')
  expect(page).toContain('Address corrected')

  expect((await readOrder(db, config, order.id))?.contact.address.lines).toEqual([
    'Keizersgracht 174',
  ])
  expect(await correctionOf(order.id)).toMatchObject({
    version: 1,
    address: { lines: ['Prinsengracht 263'], postcode: '1016 GV' },
  })
  for (const said of ['Zwart 1016GV', 'Zwart, 1016 DW'])
    expect(await found(said)).toEqual([order.id])
})

test('the log has both addresses, sealed', async () => {
  const order = await sellAndPay([{}])
  await correct(order, { line1: 'Prinsengracht 263' })
  const [event] = await db
    .select()
    .from(orderEvents)
    .where(eq(orderEvents.orderId, order.id))
    .then((rows) => rows.filter(({ kind }) => kind === 'address-corrected'))
  const [entry] = await auditOf(event?.id ?? '')
  expect(entry).toMatchObject({ act: 'address-corrected', staffId: desk.id })
  expect(`${entry?.before}${entry?.after}`).not.toMatch(/gracht/)
  const open = (column: 'before' | 'after') =>
    unseal(config.sealingKeys, `audit_log.${column}:${entry?.id}`, entry?.[column] as never)
  expect(await open('before')).toContain('Keizersgracht 174')
  expect(await open('after')).toContain('Prinsengracht 263')
})

test('it can be corrected again from the same browser without a false alarm', async () => {
  const order = await sellAndPay([{}])
  await correct(order, { line1: 'Prinsengracht 263' })
  expect((await correct(order, { line2: '2nd floor' })).status).toBe(303)
  expect(await correctionOf(order.id)).toMatchObject({
    version: 2,
    address: { lines: ['Prinsengracht 263', '2nd floor'] },
  })
})

test('a form that is posted twice corrects once and answers the same', async () => {
  const order = await sellAndPay([{}])
  const { page } = await desk.get(pathOf(order))
  const form = filledIn(page, { line1: 'Prinsengracht 263' })
  const [first, second] = await Promise.all([
    desk.post(pathOf(order), form),
    desk.post(pathOf(order), form),
  ])
  const third = await desk.post(pathOf(order), form)
  for (const answer of [first, second, third])
    expect(answer?.location).toBe(`/admin/orders/${order.number}?done=corrected`)
  expect(await correctionOf(order.id)).toMatchObject({ version: 1 })
  const events = await db.select().from(orderEvents).where(eq(orderEvents.orderId, order.id))
  expect(events.filter(({ kind }) => kind === 'address-corrected')).toHaveLength(1)
})

test('a form that went back in the browser and was filled in anew is not answered as if saved', async () => {
  const order = await sellAndPay([{}])
  const { page } = await desk.get(pathOf(order))
  await desk.post(pathOf(order), filledIn(page, { line1: 'Prinsengracht 263' }))
  const again = await desk.post(pathOf(order), filledIn(page, { line1: 'Prinsengracht 265' }))
  expect(again.status).toBe(409)
  expect(again.page).toContain('value="Prinsengracht 265"')
  expect(await correctionOf(order.id)).toMatchObject({ version: 1 })
})

test('a save that changes nothing is noted nowhere', async () => {
  const order = await sellAndPay([{}])
  expect((await correct(order, {})).location).toBe(`/admin/orders/${order.number}`)
  expect(await correctionOf(order.id)).toBeNull()
})

test('two desks at once: the second sees both, keeps what it typed, and the rest is merged', async () => {
  const order = await sellAndPay([{}])
  const mine = await desk.get(pathOf(order))
  await correct(order, { line1: 'Prinsengracht 263', city: 'Amstelveen' }, owner)
  const late = await desk.post(
    pathOf(order),
    filledIn(mine.page, { line1: 'Herengracht 1', name: 'Anna Lind' }),
  )
  expect(late.status).toBe(409)
  expect(late.page).toContain('Somebody saved this while you were typing.')
  for (const said of ['Prinsengracht 263', 'Herengracht 1', 'Amstelveen'])
    expect(late.page).toContain(said)
  expect(await correctionOf(order.id)).toMatchObject({
    version: 1,
    address: { lines: ['Prinsengracht 263'] },
  })
  const again = await desk.post(pathOf(order), filledIn(late.page, {}))
  expect(again.status).toBe(303)
  expect(await correctionOf(order.id)).toMatchObject({
    version: 2,
    address: { name: 'Anna Lind', lines: ['Herengracht 1'], city: 'Amstelveen' },
  })
})

test('of two corrections that race, one is kept whole and the other is told', async () => {
  const order = await sellAndPay([{}])
  const read = await readOrder(db, config, order.id)
  if (!read) throw new Error('No order')
  const before = read.contact.address
  const race = (version: number, cities: string[]) =>
    Promise.all(
      cities.map((city) =>
        correctAddress(staffAtWork(), {
          act: crypto.randomUUID(),
          order: read,
          version,
          before,
          address: { ...before, city },
        }),
      ),
    )
  for (const version of [0, 1, 2]) {
    const answers = await race(version, [`A${version}`, `B${version}`, `C${version}`])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((each) => !each.ok && each.reason === 'changed-meanwhile')).toHaveLength(
      2,
    )
    const winner = ['A', 'B', 'C'][answers.findIndex(({ ok }) => ok)]
    expect(await correctionOf(order.id)).toMatchObject({
      version: version + 1,
      address: { city: `${winner}${version}` },
    })
  }
})

test('once everything is sent nothing is corrected any more', async () => {
  const order = await sellAndPay([{}])
  const { page } = await desk.get(pathOf(order))
  await db.run(
    `insert into piece_events (piece_id, leaves_version, order_id, leaves, enters, at, act)
      select id, version, order_id, stage, 'sent', 0, 'sent' from pieces where order_id = '${order.id}'`,
  )
  await db.run(
    `update pieces set stage = 'sent', version = version + 1 where order_id = '${order.id}'`,
  )
  const late = await desk.post(pathOf(order), filledIn(page, { line1: 'Prinsengracht 263' }))
  expect(late.status).toBe(409)
  expect(late.page).toContain('Ask the carrier to divert the parcel')
  expect(await correctionOf(order.id)).toBeNull()
  expect((await desk.get(pathOf(order))).page).toContain('Everything has been sent')
  expect((await desk.get(`/admin/orders/${order.number}`)).page).not.toContain(pathOf(order))
})

test('a mistake is named at its field, and what was typed stays', async () => {
  const order = await sellAndPay([{}])
  const wrong = await correct(order, { postcode: '12', line1: 'Prinsengracht 263' })
  expect(wrong.status).toBe(422)
  expect(wrong.page).toContain('id="postcode-error"')
  expect(wrong.page).toContain('value="Prinsengracht 263"')
  expect(await correctionOf(order.id)).toBeNull()
})

test('another country is refused, because tax was charged for this one', async () => {
  const order = await sellAndPay([{}])
  const wrong = await correct(order, { country: 'DE', postcode: '10115', city: 'Berlin' })
  expect(wrong.status).toBe(422)
  expect(wrong.page).toContain('Tax and delivery were charged for Netherlands.')
  const shown = await correct(order, { country: 'DE', update: 'country' })
  expect(shown.status).toBe(200)
})

test('an order without tax may go where there is none either, for the same delivery', () => {
  const zone = {
    zone: '',
    insured: { price: 1, days: [1, 2] as [number, number] },
    insured_from: 0,
  }
  const settings = {
    TAX: { NL: 2100, DE: 1900, AT: 2000, CH: 0 },
    DELIVERY: [
      { ...zone, countries: ['NL', 'DE', 'AT'] },
      { ...zone, countries: ['US', 'CA', 'CH'] },
      { ...zone, countries: ['JP'] },
    ],
  }
  const may = (from: string, to: string) => mayGoTo(to, { country: from }, settings)
  expect(may('NL', 'NL')).toBe(true)
  expect(may('US', 'CA')).toBe(true)
  for (const [from, to] of [
    ['NL', 'DE'],
    ['US', 'CH'],
    ['CH', 'US'],
    ['NL', 'US'],
    ['US', 'NL'],
    ['US', 'JP'],
    ['US', 'BR'],
    ['BR', 'US'],
  ] as const)
    expect(may(from, to), `${from} ${to}`).toBe(false)
})
