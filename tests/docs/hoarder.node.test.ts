// Runs in Node (`node --test`): reads files of the repository.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { limits as ofReminders } from '../../src/aftercare/reminders/rules.ts'
import { limits as ofServices } from '../../src/aftercare/tables.ts'
import { MAX_FORMS, MAX_LINES } from '../../src/cart/rules.ts'
import { cartsADay } from '../../src/cart/tables.ts'
import { MAX_KEPT } from '../../src/kept/rules.ts'
import { MAX_SHARED } from '../../src/kept/tables.ts'
import { readPage } from './named-tests.ts'

const security = readPage('docs/security.md')
const rows = security.rows(/^[a-z]/).filter(({ 4: shown = '' }) => shown.startsWith('['))
const number = (text = '') => Number(/^[\d,]+/.exec(text)?.[0].replace(',', ''))

test('what one network can store is said as the code and the database limit it', () => {
  const { ipv4, 'ipv6/64': line, 'ipv6/48': site } = cartsADay
  assert.equal(site, ipv4)
  const guest = { guests: 1, lines: MAX_LINES, forms: MAX_FORMS, pieces: MAX_KEPT }
  const ofGuest = Object.values({ ...guest, links: 1, changes: MAX_SHARED })
  const alerts = readFileSync('src/stock-alerts/tables.ts', 'utf8')
  const [, few, many] = /'ipv6\/64' then (\d+) .*else (\d+) end/.exec(alerts) ?? []
  assert.deepEqual(
    rows.map(([, wide, narrow]) => [number(wide), number(narrow)]),
    [
      ...ofGuest.map((most) => [most * ipv4, most * line]),
      [Number(many), Number(few)],
      [ofServices.services_of_order, Number.NaN],
      [ofReminders.ever, Number.NaN],
    ],
  )
})

test('each figure names what keeps it, and a test that shows it', () => {
  const made = globSync('migrations/*.sql').map((file) => readFileSync(file, 'utf8'))
  for (const [what = '', , , kept = '', shown = ''] of rows) {
    const [, name = ''] = /^(?:check|trigger|key of) `(\w+)`$/.exec(kept) ?? []
    assert.ok(name && made.join('').includes(name), `${what}: ${kept}`)
    const [, file = '', title = ''] = /^\[([^\]]+)\] “(.+)”$/.exec(shown) ?? []
    security.expectTest(file, title, what)
  }
})
