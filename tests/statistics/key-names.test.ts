import { expect, test } from 'vitest'
import { channels } from '../../src/analytics/channel-rules.ts'
import type { Dimension } from '../../src/analytics/dimensions.ts'
import { filterable } from '../../src/analytics/dimensions.ts'
import { keyName } from '../../src/statistics/key-names.ts'

const name = (dimension: Dimension, key: string, locale = 'en-IE') =>
  keyName(dimension, key, locale, new Map([['/products/rubia-ring', 'Rubia Ring']]))

test('a key is called as a person calls it, in the language of the desk', () => {
  expect(name('country', 'NL')).toBe('Netherlands')
  expect(name('country', 'NL', 'de-DE')).toBe('Niederlande')
  expect(name('country', 'T1')).toBe('Tor network')
  expect(name('region', 'NL-NH')).toBe('Netherlands, region NH')
  expect(name('language', 'nl-NL')).toBe('Dutch (Netherlands)')
  expect(name('language', 'nl', 'de-DE')).toBe('Niederländisch')
  expect(name('page', '/products/rubia-ring')).toBe('Rubia Ring')
  expect(name('entry-page', '/')).toBe('Home page')
  expect(name('exit-page', '/products/gone')).toBe('/products/gone')
  expect(name('device', 'phone')).toBe('Phone')
  expect(name('previous-site', '')).toBe('Not known')
})

test('every channel that is recorded has a name, and no two have the same', () => {
  const names = channels.map((channel) => name('channel', channel))
  expect(new Set(names).size).toBe(channels.length)
  for (const [n, channel] of channels.entries()) expect(names[n]).not.toBe(channel)
})

test('whatever stands in an address is its own name, and nothing throws', () => {
  const odd = ['<script>', '"', 'toString', '__proto__', 'nl-', 'N', '1L', '💍', 'a'.repeat(200)]
  for (const dimension of filterable)
    for (const key of odd) expect(name(dimension, key), dimension).toBe(key)
})
