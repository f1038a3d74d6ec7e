// Runs in Node (`node --test`): reads files of the repository.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPage } from './named-tests.ts'

const security = readPage('docs/security.md')

/** OWASP ASVS 5.0.0 has 345 items, 92 of them of level 3 only. */
const itemsOfLevel = { '1': 70, '2': 183 }
const standings = ['met', 'owner', 'platform', 'n/a', '**partly**', '**not met**']

const rows = security
  .rows(/^\d/)
  .map(([items = '', level = '', standing = '', how = '']) => ({ items, level, standing, how }))

/** `1.2.6–8, 1.3.4` as single numbers. */
const expand = (items: string) =>
  items.split(', ').flatMap((item) => {
    const [, section = '', first, last = first] = /^(\d+\.\d+\.)(\d+)(?:–(\d+))?$/.exec(item) ?? []
    assert.ok(section, `"${item}" is no number of an item`)
    const length = Number(last) - Number(first) + 1
    return Array.from({ length }, (_, at) => section + (Number(first) + at))
  })

test('every item of levels 1 and 2 stands on the security page, once', () => {
  for (const [level, count] of Object.entries(itemsOfLevel)) {
    const items = rows.filter((row) => row.level === level).flatMap((row) => expand(row.items))
    assert.equal(items.length, count, `items of level ${level}`)
  }
  const all = rows.flatMap((row) => expand(row.items))
  assert.deepEqual(
    all.filter((item, at) => all.indexOf(item) !== at),
    [],
    'named twice',
  )
})

test('every item says how it stands and why, and what is met says what shows it', () => {
  for (const { items, standing, how } of rows) {
    assert.ok(standings.includes(standing), `${items}: "${standing}"`)
    assert.ok(how.length > 3, `${items} has no reason`)
    if (standing === 'met')
      assert.match(how, /\[|“|By reading|The same|The tests of \d/, `what shows ${items}?`)
  }
})

test('every file that the security page names is there, and has the test', () => {
  security.expectFiles()
  for (const { items, how } of rows) {
    let file = ''
    for (const [, name, title] of how.matchAll(/\[([^\]]+)\]|“([^”]+)”/g)) {
      if (name) file = security.isTest(name) ? name : ''
      if (title && file) security.expectTest(file, title, items)
    }
  }
})

test('a section that an item refers to by name is there', () => {
  const headings = Array.from(security.page.matchAll(/^## (.+)$/gm), ([, heading]) => heading)
  for (const { items, how } of rows)
    for (const [, name] of how.matchAll(/(?:^|; |: )“([A-Z][^”…]+)”/g))
      assert.ok(headings.includes(name), `${items}: no section “${name}”`)
})
