import { env } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { expect, test } from 'vitest'
import { MAX_FORMS, MAX_LINES, MAX_QUANTITY } from '../../src/cart/rules.ts'
import { cartsADay } from '../../src/cart/tables.ts'
import { COOL_DOWN, DOUBLINGS } from '../../src/orders/hold-rules.ts'
import { holderLimits, limits } from '../../src/orders/tables.ts'
import { bindings } from '../support/shop.ts'

const { TEST_MIGRATIONS } = env as unknown as { TEST_MIGRATIONS: D1Migration[] }
const { results: made } = await bindings.DB.prepare(
  "SELECT type, name, tbl_name AS tableName, sql FROM sqlite_master WHERE type IN ('table', 'trigger')",
).all<{ type: string; name: string; tableName: string; sql: string }>()
const sqlOf = (name: string) => made.find((each) => each.name === name)?.sql

const all = { cart_lines_limit: MAX_LINES, cart_forms_limit: MAX_FORMS, ...limits }
for (const [trigger, limit] of Object.entries(all))
  test(`the trigger ${trigger} keeps the limit that the code knows, ${limit}`, () => {
    expect(sqlOf(trigger)).toMatch(new RegExp(`\\) >= ${limit}\\s`))
    expect(sqlOf(trigger)).toContain(`'${trigger} constraint failed'`)
  })

for (const [trigger, limit] of Object.entries(holderLimits))
  test(`the trigger ${trigger} keeps the limits of carts and networks that the code knows`, () => {
    const { ipv4, ...others } = limit
    const [, cases = '', rest] =
      /CASE NEW\.`kind` ((?:WHEN \S+ THEN \d+ )+)ELSE (\d+) END/.exec(sqlOf(trigger) ?? '') ?? []
    const kept = [...cases.matchAll(/WHEN '(\S+)' THEN (\d+)/g)].map(([, k, n]) => [k, Number(n)])
    const wide = Object.fromEntries(['ipv6/48', 'ipv4'].map((kind) => [kind, Number(rest)]))
    expect({ ...Object.fromEntries(kept), ...wide }).toEqual({ ...others, ipv4 })
  })

test('the database keeps the limit of carts that the code knows', () => {
  const { 'ipv6/64': line, 'ipv6/56': home, 'ipv6/48': site, ipv4 } = cartsADay
  expect(site).toBe(ipv4)
  expect(sqlOf('cart_networks')).toContain(
    `when 'ipv6/64' then ${line} when 'ipv6/56' then ${home} else ${ipv4} end`,
  )
})

test('the trigger hold_ended knows the cool-down that the code knows', () => {
  expect(sqlOf('hold_ended')).toContain(`+ ${COOL_DOWN} * (1 << min(`)
  expect(sqlOf('hold_ended')).toContain(`- 1, ${DOUBLINGS}))`)
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
