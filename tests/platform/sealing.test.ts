import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSealingKeys, type Sealed, seal, unseal } from '../../src/platform/sealing.ts'

const key = (fill: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(fill)))
const keys = await readSealingKeys(`k2:${key(2)},k1:${key(1)}`)

test('what is sealed opens again, for any text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const sound = text.toWellFormed()
      expect(await unseal(keys, 'orders.email:1', await seal(keys, 'orders.email:1', sound))).toBe(
        sound,
      )
    }),
  )
})

test('the same text is never sealed the same way twice', async () => {
  const sealed = await Promise.all(
    Array.from({ length: 500 }, () => seal(keys, 'orders.email:1', 'anna@example.com')),
  )
  const ivs = sealed.map((text) => text.split(':')[2])
  expect(new Set(ivs).size).toBe(500)
})

test('a sealed text that is changed, or moved to another row or column, does not open', async () => {
  const sealed = await seal(keys, 'orders.email:1', 'anna@example.com')
  await expect(unseal(keys, 'orders.email:2', sealed)).rejects.toThrow()
  await expect(unseal(keys, 'orders.contact:1', sealed)).rejects.toThrow()
  const at = sealed.length - 6
  const other = sealed[at] === 'A' ? 'B' : 'A'
  const changed = (sealed.slice(0, at) + other + sealed.slice(at + 1)) as Sealed
  await expect(unseal(keys, 'orders.email:1', changed)).rejects.toThrow()
})

test('a new key seals, the old one still opens; without it the message names the key', async () => {
  const old = await readSealingKeys(`k1:${key(1)}`)
  const sealed = await seal(old, 'orders.email:1', 'anna@example.com')
  expect(await unseal(keys, 'orders.email:1', sealed)).toBe('anna@example.com')
  expect(await seal(keys, 'orders.email:1', 'x')).toMatch(/^v1:k2:/)
  const onlyNew = await readSealingKeys(`k2:${key(2)}`)
  await expect(unseal(onlyNew, 'orders.email:1', sealed)).rejects.toThrow('lacks key "k1"')
})

test('a key of the wrong length is refused with a remedy', async () => {
  await expect(readSealingKeys('k1:c2hvcnQ=')).rejects.toThrow('32 random bytes')
  await expect(readSealingKeys('')).rejects.toThrow('SEALING_KEYS')
})
