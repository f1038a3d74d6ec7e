import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nothingAsked, watchDatabase } from './watched-database.ts'

/** A database that answers everything with nothing. */
function emptyDatabase(): D1Database {
  const statement = { bind: () => statement, all: empty, raw: empty, run: empty, first: empty }
  const session = { prepare: () => statement, batch: empty, getBookmark: () => 'here' }
  return { ...session, exec: empty, withSession: () => session } as unknown as D1Database
}
const empty = async () => []

function watched() {
  const asked = nothingAsked()
  return { asked, db: watchDatabase(emptyDatabase(), () => asked) }
}

test('each statement that is executed alone is a round trip, in a session or not', async () => {
  const { asked, db } = watched()
  await db.prepare('select 1').all()
  await db.prepare('select 2').bind().raw()
  await db.withSession('first-primary').prepare('select ?').bind(3).first()
  await db.withSession().prepare('select 4').run()
  await db.exec('select 5')
  assert.equal(asked.roundTrips, 5)
})

test('a batch is one round trip, however many statements it has', async () => {
  const { asked, db } = watched()
  const session = db.withSession()
  await session.batch([session.prepare('select 1'), session.prepare('select ?').bind(2)])
  await db.batch([db.prepare('select 3')])
  assert.equal(asked.roundTrips, 2)
})

test('round trips at the same time are one wait, others one each', async () => {
  const { asked, db } = watched()
  const ask = () => db.prepare('select 1').all()
  await Promise.all([ask(), ask()])
  assert.deepEqual([asked.roundTrips, asked.waits], [2, 1])
  await ask()
  await ask()
  assert.deepEqual([asked.roundTrips, asked.waits], [4, 3])
})

test('every statement that is executed is noted with what was bound to it', async () => {
  const { asked, db } = watched()
  const session = db.withSession()
  session.prepare('select 0')
  await session.batch([session.prepare('select 1'), session.prepare('select ?, ?').bind(1, 'two')])
  assert.deepEqual(asked.statements, [
    { sql: 'select 1', params: [] },
    { sql: 'select ?, ?', params: [1, 'two'] },
  ])
})

test('outside of a request nothing is noted, and everything else works as before', async () => {
  const db = watchDatabase(emptyDatabase(), () => undefined)
  assert.deepEqual(await db.prepare('select 1').all(), [])
  assert.equal(db.withSession().getBookmark(), 'here')
})
