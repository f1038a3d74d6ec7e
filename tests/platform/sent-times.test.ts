import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setClock } from '../../src/platform/clock.ts'
import { FORM_SECONDS, fellIntoTrap, readSentTime, signTime } from '../../src/platform/form-trap.ts'

const [key, otherKey] = [btoa('k'.repeat(32)), btoa('o'.repeat(32))]
let time = 0
const warned: unknown[] = []
beforeEach(() => {
  time = 1_800_000_000
  setClock(() => time * 1000)
  warned.length = 0
  vi.spyOn(console, 'warn').mockImplementation((line) => void warned.push(JSON.parse(line)))
})
afterEach(() => {
  setClock()
  vi.restoreAllMocks()
})

const read = (text: unknown, after: number) => {
  time += after
  return readSentTime(key, { sent: text }, 'order-link')
}
const refusal = { event: 'form came too soon or too late', form: 'order-link' }

test('a form is taken two seconds after its page was sent, until a day later', async () => {
  expect(FORM_SECONDS).toBe(86_400)
  for (const [after, refused] of [
    [0, 'too-soon'],
    [1, 'too-soon'],
    [2, undefined],
    [86_400, undefined],
    [86_401, 'too-old'],
  ] as const) {
    warned.length = 0
    const answer = await read(await signTime(key), after)
    expect([after, answer.refused]).toEqual([after, refused])
    expect(warned).toEqual(refused ? [refusal] : [])
  }
})

test('each page has a number of its own, which the form brings back', async () => {
  const [one, two] = [await signTime(key), await signTime(key)]
  const [, number = ''] = one.split('.')
  // 96 bits in base64url.
  expect(number).toMatch(/^[\w-]{16}$/)
  expect(await read(one, 10)).toEqual({ number })
  expect(await read(two, 0)).not.toEqual({ number })
})

test('a page of another shop, or one that was written by hand, is none', async () => {
  const page = await signTime(key)
  const [at, number, digest] = page.split('.')
  for (const forged of [
    await signTime(otherKey),
    `${Number(at) - 100}.${number}.${digest}`,
    `${at}.other.${digest}`,
    `${at}.${number}.`,
    `${at}.${number}`,
    `${at}`,
    '',
    '..',
    undefined,
    ['x'],
  ])
    expect(await read(forged, 5)).toEqual({ refused: 'too-soon' })
})

test('the signature of a page is good for nothing else that the shop signs', async () => {
  const { keyedDigest } = await import('../../src/platform/digest.ts')
  const [at, number] = (await signTime(key)).split('.')
  const bare = await keyedDigest(key, `${at}.${number}`)
  expect(await read(`${at}.${number}.${bare}`, 10)).toEqual({ refused: 'too-soon' })
})

test('only a program fills in the field that nobody sees', () => {
  expect(fellIntoTrap({ topic: '' }, 'order-link')).toBe(false)
  expect(fellIntoTrap({}, 'order-link')).toBe(false)
  expect(warned).toEqual([])
  expect(fellIntoTrap({ topic: 'rings' }, 'order-link')).toBe(true)
  expect(warned).toEqual([{ event: 'form filled in by a program', form: 'order-link' }])
})
