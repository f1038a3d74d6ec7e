import { env } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { expect, test } from 'vitest'
import { MAX_LINES, MAX_QUANTITY } from '../../src/cart/rules.ts'
import { limits } from '../../src/orders/tables.ts'
import { bindings } from '../support/shop.ts'

const { TEST_MIGRATIONS } = env as unknown as { TEST_MIGRATIONS: D1Migration[] }
const { results: made } = await bindings.DB.prepare(
  "SELECT type, name, tbl_name AS tableName, sql FROM sqlite_master WHERE type IN ('table', 'trigger')",
).all<{ type: string; name: string; tableName: string; sql: string }>()
const sqlOf = (name: string) => made.find((each) => each.name === name)?.sql

for (const [trigger, limit] of Object.entries({ cart_lines_limit: MAX_LINES, ...limits }))
  test(`the trigger ${trigger} keeps the limit that the code knows, ${limit}`, () => {
    expect(sqlOf(trigger)).toMatch(new RegExp(`\\) >= ${limit}\\s`))
    expect(sqlOf(trigger)).toContain(`'${trigger} constraint failed'`)
  })

test('money on its way counts as unpaid, with the same limit', () => {
  expect(sqlOf('too_many_awaited')).toMatch(new RegExp(`\\) >= ${limits.too_many_unpaid}\\s`))
})

test('the database keeps the limit of pieces on a line that the code knows', () => {
  expect(sqlOf('cart_lines')).toMatch(
    new RegExp(`"quantity_within_limit" CHECK\\("cart_lines"."quantity" <= ${MAX_QUANTITY}\\)`),
  )
})

test('every trigger is in the list at the head of the guards, with its table', () => {
  const text = TEST_MIGRATIONS.find(({ name }) => name === '0001_guards.sql')?.queries.join('\n')
  const [head = ''] = text?.split('\n\n') ?? []
  const listed: Record<string, string[]> = {}
  let table = ''
  for (const [, on = '', names = ''] of head.matchAll(
    /^-- {3}(\w*) +(\w+(?:, \w+)*)(?: {2,}|$)/gm,
  )) {
    table = on || table
    listed[table] = [...(listed[table] ?? []), ...names.split(', ')].sort()
  }
  const triggers = made.filter(({ type }) => type === 'trigger')
  const there = Object.groupBy(triggers, ({ tableName }) => tableName)
  expect(listed).toEqual(
    Object.fromEntries(
      Object.entries(there).map(([on, each]) => [on, each?.map(({ name }) => name).sort()]),
    ),
  )
})
