import { createExecutionContext } from 'cloudflare:test'
import { sql } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import worker from '../../src/index.ts'
import { keyUsesSql, presentColumnsSql } from '../../src/key-rotation/key-queries.ts'
import { sealedColumns } from '../../src/key-rotation/queries.ts'
import { reseal } from '../../src/key-rotation/reseal.ts'
import {
  type Place,
  readSealingKeys,
  type Sealed,
  seal,
  unseal,
} from '../../src/platform/sealing.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { testSecrets } from '../support/secrets.ts'
import { bindings, config, db } from '../support/shop.ts'
import { after, busyShop, during, key, worn } from './busy-shop.ts'

type KeyUse = { column: string; key: string; texts: number; id: string; text: Sealed }

// Every test begins and ends with texts that k2 sealed.
afterEach(async () => {
  const back = await readSealingKeys(`${testSecrets.SEALING_KEYS},k3:${key(7)}`)
  await logOf('info', () => reseal(db, back))
})

/** Lets `act` happen after the text of `place` was read, and before it is written anew. */
function between(place: string, act: () => Promise<unknown>): void {
  const { encrypt } = crypto.subtle
  const spy = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...args) => {
    const { additionalData } = args[0] as { additionalData?: ArrayBufferView }
    if (new TextDecoder().decode(additionalData) === place) {
      spy.mockRestore()
      await act()
    }
    return encrypt.apply(crypto.subtle, args)
  })
}

const textAt = async (table: string, column: string, id = '') => {
  const [name, field] = [sql.identifier(table), sql.identifier(column)]
  const [row] = await db.all<{ text: Sealed }>(
    sql`select ${field} as text from ${name} where id = ${id}`,
  )
  return row?.text ?? ('' as Sealed)
}

/** What the log was told while `act` ran. */
async function logOf(level: 'error' | 'info', act: () => Promise<unknown>): Promise<string> {
  const spy = vi.spyOn(console, level).mockImplementation(() => {})
  await act()
  const said = spy.mock.calls.flat().join('\n')
  spy.mockRestore()
  return said
}

test('what a database needs of the keys can be asked of D1, an example of each included', async () => {
  await busyShop()
  const ask = async <T>(statements: string[]): Promise<T[]> => {
    const answers = await bindings.DB.batch<T>(statements.map((sql) => bindings.DB.prepare(sql)))
    return answers.flatMap(({ results }) => results)
  }
  const columns = await ask<{ column: string }>(presentColumnsSql())
  const names = columns.map(({ column }) => column)
  expect(names).toHaveLength(sealedColumns.length)
  const uses = await ask<KeyUse>(keyUsesSql(names))
  const counted = await worn()
  for (const { column, key, texts, id, text } of uses) {
    expect(texts).toBe(counted[column]?.[key])
    expect(await unseal(config.sealingKeys, `${column}:${id}` as Place, text)).toBeTruthy()
  }
  expect(keyUsesSql([])).toEqual([])
})

test('the shop reads everything before, while and after its texts are sealed anew', async () => {
  const { expectToSee } = await busyShop()
  const before = await worn()
  for (const [column, keys] of Object.entries(before))
    expect(Object.keys(keys), `${column} has a text, sealed with k2`).toEqual(['k2'])

  const keys = await readSealingKeys(during)
  await expectToSee(during)
  expect(await reseal(db, keys, 1)).toBe(sealedColumns.length)
  await expectToSee(during)
  while ((await reseal(db, keys, 1)) > 0) await expectToSee(during)

  for (const [column, counts] of Object.entries(before))
    expect((await worn())[column]).toEqual({ k3: counts.k2 })
  await expectToSee(after)
})

test('the clock does it, and once all is done it changes nothing', async () => {
  await busyShop()
  const strike = (SEALING_KEYS: string) =>
    worker.scheduled({} as never, { ...bindings, SEALING_KEYS }, createExecutionContext())
  expect(await logOf('info', () => strike(during))).toContain('"key":"k3","event":"sealed anew"')
  const dump = async () =>
    JSON.stringify(
      await Promise.all(sealedColumns.map(({ column }) => db.select().from(column.table))),
    )
  const done = await dump()
  expect(done).toContain('v1:k3:')
  expect(done).not.toContain('v1:k2:')
  expect(await logOf('info', () => strike(during))).not.toContain('sealed anew')
  expect(await logOf('info', () => strike(after))).not.toContain('sealed anew')
  expect(await dump()).toBe(done)
})

test('what is written while its row is sealed anew stays as it was written', async () => {
  const { order } = await busyShop()
  const keys = await readSealingKeys(during)
  const place = `orders.email:${order.id}` as const
  const written = await seal(keys, place, 'new@example.com')
  between(place, () => db.run(sql`update orders set email = ${written} where id = ${order.id}`))
  await reseal(db, keys)
  const text = await textAt('orders', 'email', order.id)
  expect(await unseal(keys, place, text)).toBe('new@example.com')
})

test('a mail that was sent meanwhile does not get its recipient back', async () => {
  const { order } = await busyShop()
  const keys = await readSealingKeys(during)
  const [mail] = await db.all<{ id: string }>(
    sql`select id from outbox where subject_id = ${order.id} and recipient is not null`,
  )
  const sent = sql`update outbox set recipient = null, secret = null where id = ${mail?.id}`
  between(`outbox.recipient:${mail?.id}`, () => db.run(sent))
  await reseal(db, keys)
  const [row] = await db.all(sql`select recipient, secret from outbox where id = ${mail?.id}`)
  expect(row).toEqual({ recipient: null, secret: null })
})

test('a column that cannot be written stops no other, and its turn comes again', async () => {
  await busyShop()
  const keys = await readSealingKeys(during)
  await db.run(
    sql`create trigger locked before update of email on orders begin select raise(abort, 'locked'); end`,
  )
  const said = await logOf('error', () => reseal(db, keys))
  expect(said).toContain('"column":"orders.email"')
  expect((await worn())['orders.email']).not.toHaveProperty('k3')
  expect((await worn())['outbox.recipient']).not.toHaveProperty('k2')
  await db.run(sql`drop trigger locked`)
  await reseal(db, keys)
  expect((await worn())['orders.email']).not.toHaveProperty('k2')
})

test('a text whose key is missing, or that was changed, is left alone and told without its contents', async () => {
  const { order } = await busyShop()
  await busyShop()
  const others = await readSealingKeys(`gone:${key(9)},k2:${key(9)}`)
  const lines = await db.all<{ id: string }>(
    sql`select id from order_lines where personalization is not null`,
  )
  const [line] = lines
  const place = `order_lines.personalization:${line?.id}` as const
  const orphan = await seal(others, `orders.email:${order.id}`, 'orphan@example.com')
  const forged = (await seal(others, place, 'forged')).replace('v1:gone:', 'v1:k2:')
  await db.run(sql`update orders set email = ${orphan} where id = ${order.id}`)
  await db.run(sql`update order_lines set personalization = ${forged} where id = ${line?.id}`)

  const keys = await readSealingKeys(during)
  const said = await logOf('error', () => reseal(db, keys))
  expect(said).toMatch(
    /"column":"orders.email","key":"gone","texts":1,"fault":"SEALING_KEYS lacks key/,
  )
  expect(said).toMatch(/"column":"order_lines.personalization","key":"k2","texts":1.+does not open/)
  expect(said).not.toMatch(/orphan@|forged/)
  expect(await textAt('orders', 'email', order.id)).toBe(orphan)
  expect(await textAt('order_lines', 'personalization', line?.id)).toBe(forged)
  expect((await worn())['orders.contact']).not.toHaveProperty('k2')

  // One at a time, and still all the others have their turn.
  const back = await readSealingKeys(`${testSecrets.SEALING_KEYS},k3:${key(7)}`)
  await logOf('error', async () => {
    while ((await worn())['orders.email']?.k3) await reseal(db, back, 1)
  })

  const givenUp = await readSealingKeys(`${during},gone:lost`)
  expect(await logOf('error', () => reseal(db, givenUp))).not.toContain('gone')
  await db.run(sql`update order_lines set personalization = null where id = ${line?.id}`)
})

test('a key that is missing costs a shopper no cart, and shows a page that can be understood', async () => {
  const { see, browser, order } = await busyShop()
  await addToCart(browser, await offerRing({ title: 'Plain ring' }))
  const told = await logOf('error', async () => {
    const seen = await see(after)
    expect(seen.order.status).toBe(503)
    expect(seen.order.headers.get('Retry-After')).toBe('120')
    expect(seen.order.page).toContain('your order stands')
    expect(seen.order.page).not.toMatch(/SEALING_KEYS|Error|\bat \w+ \(/)

    expect(seen.cart.status).toBe(200)
    expect(seen.cart.page).toContain('Plain ring')
    expect(seen.cart.page).toContain('We can no longer read its engraving')
    expect(seen.cart.page).not.toContain('Bertil')
    expect(seen.cart.page).not.toContain('href="/checkout"')
  })
  expect(told).toContain(`of orders.email:${order.id}`)
  expect(told).toContain('SEALING_KEYS lacks key \\"k2\\"')
  expect(told).not.toContain(order.number)
})
