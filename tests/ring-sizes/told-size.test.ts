import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  offerFor,
  readOffers,
  type SizeOffer,
  writeOffers,
} from '../../src/catalog/rules/size-offers.ts'
import { nameIn } from '../../src/ring-sizes/rules/scales.ts'
import { readTold, toldName, toldOf } from '../../src/ring-sizes/rules/told-size.ts'
import { ringSystems } from '../../src/ring-sizes/visitor-sizes.ts'

const millimetres = Array.from({ length: 81 }, (_, at) => 40 + at / 2)

test('every size of every system is told, kept and called by the same name again', () => {
  let told = 0
  for (const system of ringSystems)
    for (const size of millimetres) {
      const name = system === 'eu' ? String(size) : (nameIn(system, size) ?? '')
      const kept = readTold(system, name)
      // The nearest size of the system may lie just outside of what rings have.
      if (kept === null && (size < 41 || size > 79)) continue
      told++
      expect(kept, `${system} ${name}`).not.toBeNull()
      expect(toldName(system, kept ?? 0)).toBe(name)
      expect(String(kept)).toMatch(/^\d{3}$/)
    }
  expect(told).toBeGreaterThan(380)
})

test('people write sizes in their own way', () => {
  for (const name of ['6¾', '6 3/4', ' 6.75 ', '6,75']) expect(readTold('us', name)).toBe(538)
  for (const name of ['52.5', '52,5', ' 52.5']) expect(readTold('eu', name)).toBe(525)
  expect(readTold('uk', 'n')).toBe(538)
})

test('what is no size of a system, or of no ring, is refused', () => {
  for (const system of ringSystems)
    for (const name of ['', ' ', '?', '-1', '999', '5e1', '54<b>', '٥٤', '1'.repeat(4000)])
      expect(readTold(system, name), `${system} ${name.slice(0, 9)}`).toBeNull()
  expect(readTold('eu', '39')).toBeNull()
  expect(readTold('eu', '81')).toBeNull()
  expect(toldOf(39.9)).toBeNull()
})

const offers = fc.array(
  fc.record({
    size: fc.integer({ min: 400, max: 800 }),
    offered: fc.constantFrom('i' as const, 'm' as const, 'g' as const, 'r' as const),
    id: fc.stringMatching(/^[\w-]{1,64}$/),
    chosen: fc.boolean(),
  }),
  { maxLength: 30 },
)

test('a slot holds every ring with its sizes, whatever its handle, and no more than a slot may', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), offers, (handle, all) => {
      const text = writeOffers(handle, all)
      expect(text).toMatch(/^[\w.,%-]+$/)
      expect(readOffers(text)).toEqual({ handle, offers: all })
    }),
  )
})

const made = (...sizes: number[]): SizeOffer[] =>
  sizes.map((size) => ({ size, offered: 'i', id: `v${size}`, chosen: false }))

test('a size is the ring’s nearest within half a millimetre, of two the larger', () => {
  const rings = made(520, 540, 560)
  expect(offerFor(537, rings)?.id).toBe('v540')
  expect(offerFor(545, rings)?.id).toBe('v540')
  expect(offerFor(530, rings)).toBeNull()
  expect(offerFor(535, made(530, 540))?.id).toBe('v540')
  expect(offerFor(540, [])).toBeNull()
})

test('who is told of a ring in their size, in whatever system, finds one if all whole sizes are made', () => {
  const all = made(...Array.from({ length: 41 }, (_, at) => 400 + 10 * at))
  for (const system of ringSystems)
    for (const size of millimetres.filter((each) => each > 41 && each < 79)) {
      const told = readTold(system, system === 'eu' ? String(size) : (nameIn(system, size) ?? ''))
      expect(Math.abs((offerFor(told ?? 0, all)?.size ?? 0) - (told ?? 0))).toBeLessThanOrEqual(5)
    }
})
