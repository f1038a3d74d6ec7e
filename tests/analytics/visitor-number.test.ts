import { beforeEach, expect, test, vi } from 'vitest'
import { now } from '../../src/platform/clock.ts'
import { keepSalt } from '../../src/platform/daily-salt.ts'
import { bindings, later } from '../support/shop.ts'
import { firefox, openIsolate, person, points, recorded } from './book.ts'

const DAY = 86_400
const todayInSeconds = () => now() % DAY

beforeEach(() => {
  // Each test has a day of its own, from six in the morning.
  later(DAY - todayInSeconds() + 6 * 3600)
  points.length = 0
})

async function numberOf(headers: Record<string, string> = {}, isolate = openIsolate()) {
  await person({ 'CF-Connecting-IP': '203.0.113.77', ...headers }, isolate).get('/')
  return recorded()[0]?.visitor
}

test('a visitor has the same number all day, whichever isolate answers', async () => {
  const isolate = openIsolate()
  const number = await numberOf({}, isolate)
  expect(number).toMatch(/^[\w-]{11}$/)
  later(600)
  expect(await numberOf({}, isolate)).toBe(number)
  expect(await numberOf()).toBe(number)
})

test('another address or another browser has another number', async () => {
  const numbers = [
    await numberOf(),
    await numberOf({ 'CF-Connecting-IP': '203.0.113.78' }),
    await numberOf({ 'User-Agent': `${firefox} x` }),
  ]
  expect(new Set(numbers).size).toBe(3)
})

test('the next day a visitor has another number', async () => {
  const isolate = openIsolate()
  const number = await numberOf({}, isolate)
  later(DAY - todayInSeconds() - 30)
  expect(await numberOf({}, isolate)).toBe(number)
  later(31)
  const next = await numberOf({}, isolate)
  expect(next).not.toBe(number)
  expect(await numberOf()).toBe(next)
})

test('when the salt is gone nobody can make a number again', async () => {
  const number = await numberOf()
  const { keys } = await bindings.VISIT_SALT.list()
  for (const { name } of keys) await bindings.VISIT_SALT.delete(name)
  expect(await numberOf()).not.toBe(number)
})

test('the salt is 32 random bytes that KV drops when the day is over, and never later than 48 hours', async () => {
  const put = vi.spyOn(bindings.VISIT_SALT, 'put')
  await numberOf()
  later(DAY - todayInSeconds() - 5)
  await bindings.VISIT_SALT.delete(new Date(now() * 1000).toISOString().slice(0, 10))
  await numberOf()
  const lives = put.mock.calls.map(([, , options]) => options?.expirationTtl)
  expect(lives[0]).toBeGreaterThan(17.9 * 3600)
  expect(lives[0]).toBeLessThanOrEqual(18 * 3600)
  // The least that KV knows.
  expect(lives[1]).toBe(60)
  expect(put.mock.calls.map(([, salt]) => atob(String(salt)).length)).toEqual([32, 32])
  put.mockRestore()
})

test('two locations that make a salt in the same minute agree soon after', async () => {
  const kept = new Map<string, string>()
  let spread = false
  const location = () => {
    const own = new Map<string, string>()
    return {
      get: async (day: string) => (spread ? kept : own).get(day) ?? null,
      put: async (day: string, salt: string) => void [own.set(day, salt), kept.set(day, salt)],
    } as unknown as KVNamespace
  }
  const [here, there] = [location(), location()]
  const [saltHere, saltThere] = [keepSalt(), keepSalt()]
  expect(await saltHere(here, 1000)).not.toBe(await saltThere(there, 1001))
  spread = true
  expect(await saltHere(here, 1130)).toBe(await saltThere(there, 1131))
  kept.clear()
  // From then on nobody is asked again that day.
  expect(await saltHere(here, 80_000)).toBe(await saltThere(there, 80_000))
})

test('the database never hears of salt or number', async () => {
  const number = await numberOf()
  const { keys } = await bindings.VISIT_SALT.list()
  const salts = await Promise.all(keys.map(({ name }) => bindings.VISIT_SALT.get(name)))
  const { results } = await bindings.DB.prepare(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like '\\_cf%' escape '\\'",
  ).all<{ name: string }>()
  expect(results.length).toBeGreaterThan(5)
  for (const { name } of results) {
    const rows = JSON.stringify(
      (await bindings.DB.prepare(`select * from "${name}"`).all()).results,
    )
    for (const secret of [number, ...salts]) expect(rows).not.toContain(secret)
  }
})
