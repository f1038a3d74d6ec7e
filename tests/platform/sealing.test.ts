import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import {
  type Place,
  readSealingKeys,
  type Sealed,
  SealingError,
  seal,
  unseal,
} from '../../src/platform/sealing.ts'

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

test('no two texts are sealed with the same IV, whatever they are: each is 96 bits of the random generator', async () => {
  const random = vi.spyOn(crypto, 'getRandomValues')
  const ivs = new Set<string>()
  const places = fc.constantFrom<Place>('orders.email:1', 'orders.email:2', 'outbox.secret:1')
  let sealed = 0
  const several = fc.array(fc.tuple(places, fc.string()), { minLength: 20, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(several, async (texts) => {
      for (const text of await Promise.all(texts.map(([place, text]) => seal(keys, place, text))))
        ivs.add(text.split(':')[2] ?? '')
      sealed += texts.length
    }),
  )
  expect(ivs.size).toBe(sealed)
  const drawn = random.mock.results.map(({ value }) => Buffer.from(value).toString('base64'))
  random.mockRestore()
  expect(new Set(drawn)).toEqual(ivs)
  expect([...ivs].every((iv) => Buffer.from(iv, 'base64').length === 12)).toBe(true)
})

test('a sealed text that is changed, or moved to another row or column, does not open', async () => {
  const sealed = await seal(keys, 'orders.email:1', 'anna@example.com')
  await expect(unseal(keys, 'orders.email:2', sealed)).rejects.toThrow()
  await expect(unseal(keys, 'orders.contact:1', sealed)).rejects.toThrow()
  const at = sealed.length - 6
  const other = sealed[at] === 'A' ? 'B' : 'A'
  const changed = (sealed.slice(0, at) + other + sealed.slice(at + 1)) as Sealed
  await expect(unseal(keys, 'orders.email:1', changed)).rejects.toThrow(SealingError)
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

test('a key that is lost for good is not counted among the keys, and says so', async () => {
  const sealed = await seal(keys, 'orders.email:1', 'anna@example.com')
  const left = await readSealingKeys(`k3:${key(3)},k2:lost`)
  expect([...left.byId.keys()]).toEqual(['k3'])
  await expect(unseal(left, 'orders.email:1', sealed)).rejects.toThrow('is lost with key "k2"')
  await expect(readSealingKeys('k2:lost')).rejects.toThrow('SEALING_KEYS')
})
