import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sealedColumns } from '../../src/key-rotation/queries.ts'
import { reseal } from '../../src/key-rotation/reseal.ts'
import { openDb, runBatch } from '../../src/platform/db.ts'
import { keyIdOf, readSealingKeys, type Sealed, unseal } from '../../src/platform/sealing.ts'
import { deaths, type Fault, faults } from '../payments/faults/kinds.ts'
import { interposed, type Trip } from '../support/interposed-database.ts'
import { testSecrets } from '../support/secrets.ts'
import { bindings, db } from '../support/shop.ts'
import { shortenTimers } from '../support/shorten-timers.ts'
import { busyShop, during, key } from './busy-shop.ts'

type Keys = Awaited<ReturnType<typeof readSealingKeys>>
type Call = { statement: string; reads: boolean }

/** Keys change to and fro: each run has every text to seal anew. */
let toAndFro: [Keys, Keys]
let texts: Record<string, string>

beforeAll(async () => {
  shortenTimers(5000)
  for (const level of ['error', 'warn', 'info'] as const) vi.spyOn(console, level).mockReturnValue()
  await busyShop()
  const back = `${testSecrets.SEALING_KEYS},k3:${key(7)}`
  toAndFro = [await readSealingKeys(back), await readSealingKeys(during)]
  texts = (await openAll(toAndFro[0])).texts
})

/** One run of the clock, in which calls to the database go wrong. */
async function run(keys: Keys, faultOf: (call: Call) => Fault | undefined): Promise<void> {
  const { promise: death, resolve: die } = Promise.withResolvers<void>()
  async function pass<T>([asked]: Trip, act: () => Promise<T>): Promise<T> {
    const statement = asked?.sql ?? ''
    const fault = faultOf({ statement, reads: /^\s*select/i.test(statement) })
    if (!fault) return act()
    if (fault.acts) await act()
    if (fault.hears !== 'death') throw fault.hears
    die()
    return new Promise(() => {})
  }
  await Promise.race([reseal(openDb(interposed(bindings.DB, pass), 'primary'), keys), death])
}

/** What every sealed text says, by its place, and the keys that sealed them. */
async function openAll(keys: Keys) {
  const answers = await runBatch(
    db,
    sealedColumns.map(({ table, column, id }) =>
      db
        .select({ id: sql<string>`${id}`.as('id'), text: sql<Sealed>`${column}`.as('text') })
        .from(sql`${sql.identifier(table)}`)
        .where(sql`${column} is not null`),
    ),
  )
  const opened: Record<string, string> = {}
  const worn = new Set<string>()
  for (const [i, { table, name }] of sealedColumns.entries())
    for (const { id, text } of answers[i] as { id: string; text: Sealed }[]) {
      opened[`${table}.${name}:${id}`] = await unseal(keys, `${table}.${name}:${id}`, text)
      worn.add(keyIdOf(text))
    }
  return { texts: opened, worn: [...worn] }
}

/** Nothing is lost by a run in which something goes wrong, and the next one seals the rest. */
async function expectToRecover(faultOf: Parameters<typeof run>[1]): Promise<void> {
  toAndFro.reverse()
  const [keys] = toAndFro
  await run(keys, faultOf)
  expect((await openAll(keys)).texts).toEqual(texts)
  await reseal(db, keys)
  expect(await openAll(keys)).toEqual({ texts, worn: [keys.newest] })
}

describe.each(Object.entries(deaths))('a process that %s a call', (_way, fault) => {
  // Each run of the clock goes on where the one before it has died, and dies at the next call.
  test('has lost no text, whichever call it was', async () => {
    toAndFro.reverse()
    const [keys] = toAndFro
    const broken = new Set<string>()
    for (let before = -1; broken.size > before; ) {
      before = broken.size
      await run(keys, ({ statement, reads }) => {
        // To a question it makes no difference whether it was answered.
        if (broken.size > before || broken.has(statement) || (reads && fault.acts)) return
        broken.add(statement)
        return fault
      })
    }
    expect(broken.size).toBe((fault.acts ? 1 : 2) * sealedColumns.length)
    expect(await openAll(keys)).toEqual({ texts, worn: [keys.newest] })
  })
})

const errors = Object.entries(faults.database).filter(([, { hears }]) => hears !== 'death')

describe.each(errors)('%s', (_way, fault) => {
  test.each(['question', 'change'])('whatever the column, a %s loses no text', async (kind) => {
    const broken = new Set<string>()
    await expectToRecover(({ statement, reads }) => {
      if (reads !== (kind === 'question')) return
      broken.add(statement)
      return fault
    })
    expect(broken.size).toBeGreaterThanOrEqual(sealedColumns.length)
  })

  test('of a call, and of no attempt after it', async () => {
    let failed = false
    await expectToRecover(() => {
      failed = !failed
      return failed ? fault : undefined
    })
  })
})
