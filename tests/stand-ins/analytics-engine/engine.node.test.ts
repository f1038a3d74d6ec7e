// Runs in Node (`node --test`): the local Analytics Engine over HTTP, as the real one answers.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { after, beforeEach, test } from 'node:test'
import type { OpenRequest } from './api.ts'
import { createControlPage } from './control-page.ts'
import type { Written } from './points.ts'
import { startAnalyticsEngine } from './start.ts'

const { origin, engine, stop } = await startAnalyticsEngine()
after(stop)

const open = (request: OpenRequest) => post('/analytics-engine/accounts', JSON.stringify(request))
beforeEach(() => open({ account: 'ours', token: 'secret' }))

const post = (path: string, body: string, token?: string) =>
  fetch(origin + path, {
    ...{ method: 'POST', body },
    headers: token ? { Authorization: `Bearer ${token}` } : {},
  })
const ask = (sql: string, { account = 'ours', token = 'secret' } = {}) =>
  post(`/client/v4/accounts/${account}/analytics_engine/sql`, sql, token)
async function write(...points: Written[]) {
  const body = JSON.stringify({ dataset: 'visits', points })
  return (await post('/analytics-engine/points/ours', body)).json()
}
type Answer = {
  meta: { name: string; type: string }[]
  data: Record<string, string | number>[]
  rows: number
  rows_before_limit_at_least?: number
}
const answerTo = async (sql: string) => (await (await ask(sql)).json()) as Answer
const rows = async (sql: string) => (await answerTo(sql)).data
const point = (index: string, blob = '', double = 0): Written => ({
  point: { indexes: [index], blobs: [blob], doubles: [double] },
})

test('a point can be read at once, as the table of the real API says', async () => {
  await write({ ...point('page', "L'été", 2.5), at: Date.UTC(2026, 10, 1, 9, 30, 15, 900) })
  const { meta, data, rows } = await answerTo('SELECT * FROM visits')
  assert.equal(rows, 1)
  assert.equal(meta.length, 44)
  assert.deepEqual(meta[1], { name: 'timestamp', type: "DateTime('UTC')" })
  const { dataset, timestamp, _sample_interval, index1, blob1, blob2, double1 } = data[0]!
  assert.deepEqual([dataset, timestamp, _sample_interval], ['visits', '2026-11-01 09:30:15', 1])
  assert.deepEqual([index1, blob1, blob2, double1], ['page', "L'été", '', 2.5])
})

test('64-bit integers are texts, and each format is as documented', async () => {
  await write(point('page', 'a\tb'), point('page', 'a\tb'), point('page', 'c'))
  const count =
    'SELECT blob1 AS page, sum(_sample_interval) AS n FROM visits GROUP BY page ORDER BY n DESC'
  const whole = await answerTo(`${count} LIMIT 1`)
  assert.deepEqual(whole.data, [{ page: 'a\tb', n: '2' }])
  assert.equal(whole.rows_before_limit_at_least, 2)
  const lines = await (await ask(`${count} FORMAT JSONEachRow`)).text()
  assert.equal(lines, '{"page":"a\\tb","n":"2"}\n{"page":"c","n":"1"}\n')
  assert.equal(await (await ask(`${count} FORMAT TabSeparated`)).text(), 'a\\tb\t2\nc\t1\n')
  assert.deepEqual(await rows('SHOW TABLES'), [{ dataset: 'visits' }])
})

test('only with the token of this account', async () => {
  await open({ account: 'theirs', token: 'other' })
  await write(point('page'))
  const sql = 'SELECT count() AS n FROM visits'
  const refused = await ask(sql, { token: 'guessed' })
  assert.equal(refused.status, 401)
  const error = { code: 10000, message: 'Authentication error' }
  assert.deepEqual(await refused.json(), {
    ...{ success: false, errors: [error], messages: [], result: null },
  })
  assert.equal((await ask(sql, { token: 'other' })).status, 403)
  assert.equal((await ask(sql, { token: '' })).status, 400)
  // What one account has is not there in another.
  assert.equal((await ask(sql, { account: 'theirs', token: 'other' })).status, 422)
  assert.deepEqual(await rows(sql), [{ n: '1' }])
})

test('what the grammar or ClickHouse refuses is told in words, and shown', async () => {
  await write(point('page'))
  for (const [sql, named] of [
    ['SELECT DISTINCT blob1 FROM visits', /^Input was invalid: DISTINCT$/],
    ['SELECT blob21 FROM visits', /^Input was invalid: .*blob21/],
    ['SELECT blob1 FROM nothing', /^Input was invalid: the table nothing/],
  ] as const) {
    const answer = await ask(sql)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), named)
    const shown = await createControlPage(engine).request('/visits')
    assert.ok((await shown.text()).includes(`<code>${sql}</code>`))
  }
})

test('a point beyond the limits is dropped silently, and counted', async () => {
  const counts = await write(
    point('page', 'x'.repeat(16 * 1024)),
    point('é'.repeat(48), 'x'),
    { point: { indexes: ['a'], blobs: Array(20).fill('x'), doubles: Array(20).fill(1) } },
    point('page', 'x'.repeat(16 * 1024 + 1)),
    point(`${'é'.repeat(48)}a`),
    { point: { indexes: ['a', 'b'] } },
    { point: { indexes: ['a'], blobs: Array(21).fill('') } },
    { point: { indexes: ['a'], doubles: Array(21).fill(0) } },
    ...Array.from({ length: 25 }, () => point('page')),
  )
  assert.deepEqual(counts, {
    stored: 20,
    'left out by sampling': 0,
    'blobs of more than 16384 bytes': 1,
    'an index of more than 96 bytes': 1,
    'more than one index': 1,
    'more than 20 blobs': 1,
    'more than 20 doubles': 1,
    'more than 25 points at once': 8,
  })
  assert.deepEqual(await rows('SELECT count() AS n FROM visits'), [{ n: '20' }])
})

test('sampling keeps one of so many of an index, which stand for all', async () => {
  const points = Array.from({ length: 8000 }, (_, n) => ({
    ...point(n % 2 ? 'page' : 'shop', String(n)),
    at: Date.UTC(2026, 10, 1),
  }))
  const stored = async (seed: number) => {
    await open({ account: 'ours', token: 'secret', sampling: { seed, oneOf: { page: 10 } } })
    await write(...points)
    return rows(
      'SELECT index1, count() AS n, sum(_sample_interval) AS weight FROM visits GROUP BY index1 ORDER BY index1',
    )
  }
  const [page, shop] = await stored(1)
  assert.deepEqual(shop, { index1: 'shop', n: '4000', weight: '4000' })
  const weight = Number(page!.weight)
  assert.equal(weight, Number(page!.n) * 10)
  assert.ok(Math.abs(weight - 4000) < 400, `${weight} is far from 4000`)
  assert.deepEqual(await stored(1), [page, shop])
  assert.notDeepEqual(await stored(2), [page, shop])
})

test('old points are forgotten when the time has come', async () => {
  const [old, young] = [Date.UTC(2026, 7, 1), Date.UTC(2026, 10, 1)]
  await write({ ...point('page', 'old'), at: old }, { ...point('page', 'young'), at: young })
  await engine.forget(engine.accounts.get('ours')!, new Date(Date.UTC(2026, 9, 1)))
  assert.deepEqual(await rows('SELECT blob1 FROM visits'), [{ blob1: 'young' }])
})

test('where there is no build of ClickHouse, it says what to do', () => {
  const hook = `import { registerHooks } from 'node:module'
    registerHooks({ resolve: (name, context, next) => {
      if (name === 'chdb') throw new Error('no build for this system')
      return next(name, context)
    } })`
  const script = `const { openClickHouse } = await import(${JSON.stringify(import.meta.resolve('./clickhouse.ts'))})
    await openClickHouse().catch((error) => console.log(error.message))`
  const { stdout } = spawnSync(process.execPath, [
    ...['--import', `data:text/javascript,${encodeURIComponent(hook)}`],
    ...['--input-type=module', '--eval', script],
  ])
  assert.match(String(stdout), /^Statistics are off: .*npm install/)
})
