// Runs in Node (`node --test`): reads files of the repository.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPage } from './named-tests.ts'

const promises = readPage('docs/promises.md')
const rows = promises.rows(/^(?!it promises|-)/)

test('every promise is one plain line, made once, with the one test that shows it', () => {
  assert.ok(rows.length > 30, `${rows.length} promises`)
  for (const [promise = '', shown = '', ...more] of rows) {
    assert.match(promise, /^[A-Z][^“[]+\.$/)
    assert.ok(promise.length <= 120, `too long: ${promise}`)
    assert.deepEqual(more, [])
    const [, file = '', title = ''] = /^\[([^\]]+)\] “(.+)”$/.exec(shown) ?? []
    assert.ok(promises.isTest(file), `${promise} [${file}] is no test`)
    assert.ok(!title.endsWith('…'), `${promise} “${title}” is not whole`)
    promises.expectTest(file, title, promise)
  }
  const made = rows.map(([promise]) => promise)
  assert.deepEqual([...new Set(made)], made)
})

test('every file that the page of promises names is there, and named by a promise', () => {
  promises.expectFiles()
  for (const [, name = ''] of promises.page.matchAll(/^\[(.+)\]: /gm))
    assert.ok(
      rows.some(([, shown = '']) => shown.startsWith(`[${name}]`)),
      `no promise names [${name}]`,
    )
})

test('each subject of the statement of 2014 has its promise', () => {
  const [, statement = ''] = promises.page.split('\n## ')
  for (const subject of [
    ...[
      'Visits are recorded',
      'registers for newsletters',
      'purchase',
      'Shopping is made personal',
    ],
    ...['deliveries', 'Statistics', 'Outside parties', 'Online it is', 'Offline it is'],
  ])
    assert.ok(statement.includes(subject), `nothing of: ${subject}`)
})
