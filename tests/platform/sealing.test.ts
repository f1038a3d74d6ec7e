import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import {
  keyIdOf,
  type Place,
  readSealingKeys,
  type Sealed,
  SealingError,
  type SealingKeys,
  seal,
  unseal,
} from '../../src/platform/sealing.ts'

const key = (fill: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(fill)))
let keys: SealingKeys
beforeEach(async () => {
  keys = await readSealingKeys(`k2:${key(2)},k1:${key(1)}`)
})

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

test.each([
  ['no id', `:${key(1)}`],
  ['an id alone', 'k1'],
  ['a lost key without an id', ':lost'],
  ['a key that is too long', `k1:A${key(1)}`],
  ['something behind the key', `k1:${key(1)}A`],
  ['a good key and a bad one', `k1:${key(1)},k2:x`],
  ['nothing behind the comma', `k1:${key(1)},`],
])('%s is no set of keys', async (_, secret) => {
  await expect(readSealingKeys(secret)).rejects.toThrow(
    'SEALING_KEYS must be "<key id>:<32 random bytes in base64>", newest first',
  )
})

test('keys that are all lost are none; spaces around keys do no harm', async () => {
  await expect(readSealingKeys('k1:lost')).rejects.toThrow('SEALING_KEYS is empty')
  const spaced = await readSealingKeys(` k2:${key(2)} , k1:${key(1)} `)
  expect([spaced.newest, [...spaced.byId.keys()]]).toEqual(['k2', ['k2', 'k1']])
})

test('a key never leaves the shop again, and does nothing but seal and open', () => {
  for (const each of keys.byId.values()) {
    expect(each.extractable).toBe(false)
    expect(each.usages.toSorted()).toEqual(['decrypt', 'encrypt'])
    expect(each.algorithm).toMatchObject({ name: 'AES-GCM', length: 256 })
  }
})

test('a sealed text says which key sealed it; a text that is not sealed names none', async () => {
  expect(keyIdOf(await seal(keys, 'orders.email:1', 'x'))).toBe('k2')
  expect(keyIdOf('x' as Sealed)).toBe('')
})

test('why a text does not open is said by its place and key, and never by what it says', async () => {
  const place = 'orders.email:1'
  const sealed = await seal(keys, place, 'anna@example.com')
  const refusal = (text: string, set = keys) =>
    unseal(set, place, text as Sealed).then(
      () => null,
      (error: Error) => ({ name: error.name, says: error.message, cause: Boolean(error.cause) }),
    )
  const [, , iv, text] = sealed.split(':')
  expect(await refusal(`v2:k2:${iv}:${text}`)).toEqual({
    ...{ name: 'SealingError', cause: false },
    says: 'Sealed text of orders.email:1 has an unknown version',
  })
  for (const broken of [`v1:k1:${iv}:${text}`, `v1:k2:${iv}`, 'v1:k2', `v1:k2:${iv}:%`])
    expect(await refusal(broken)).toEqual({
      ...{ name: 'SealingError', cause: true },
      says: `Sealed text of orders.email:1 does not open with key "${broken.split(':')[1]}"`,
    })
  expect(await refusal('v1')).toMatchObject({ says: expect.stringContaining('lacks key ""') })
  expect(await refusal(sealed, await readSealingKeys(`k9:${key(9)}`))).toEqual({
    ...{ name: 'SealingError', cause: false },
    says: 'SEALING_KEYS lacks key "k2" of orders.email:1: keep old keys until every text is sealed anew',
  })
  expect(await refusal(sealed, await readSealingKeys(`k9:${key(9)},k2:lost`))).toEqual({
    ...{ name: 'SealingError', cause: false },
    says: 'Sealed text of orders.email:1 is lost with key "k2"',
  })
})
