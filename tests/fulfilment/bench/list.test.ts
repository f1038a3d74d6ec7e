import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { facetValues, products } from '../../../src/catalog/tables.ts'
import {
  countStages,
  listPieces,
  metalsInUse,
  movesOf,
  piecesAway,
  piecesById,
  piecesOfPacket,
  piecesToBuyFor,
} from '../../../src/fulfilment/admin/bench/queries.ts'
import { readFilter } from '../../../src/fulfilment/admin/bench/rules.ts'
import { noteWaiting } from '../../../src/fulfilment/note-waiting.ts'
import { pieces } from '../../../src/fulfilment/tables.ts'
import { addDays, wallClock } from '../../../src/platform/calendar-date.ts'
import { now } from '../../../src/platform/clock.ts'
import { openDb } from '../../../src/platform/db.ts'
import { atTheDesk } from '../../support/desk.ts'
import { staffAtWork } from '../../support/fulfilment.ts'
import { interposed } from '../../support/interposed-database.ts'
import { isScan } from '../../support/plans.ts'
import { bindings, db } from '../../support/shop.ts'
import { pieceNow, sellRing } from './sold-pieces.ts'

const workshop = await atTheDesk('workshop')
const today = wallClock(now(), 'Europe/Amsterdam').date

const due = (id: string, date: string) =>
  db.update(pieces).set({ due: date }).where(eq(pieces.id, id))
const rowsOf = (page: string) =>
  [...page.matchAll(/<tr>(?:(?!<\/tr>).)*?<th scope="row".*?<\/tr>/gs)].map(([row]) => row)

/** Posts the list's form with these pieces chosen. */
async function post(
  on: { id: string; version: number }[],
  typed: Record<string, string>,
  path = '/admin/bench',
) {
  const body = new URLSearchParams({ act: crypto.randomUUID(), ...typed })
  for (const { id, version } of on) body.append('pieces', `${id}:${version}`)
  return workshop.post(path, body as never)
}

test('pieces are listed by the day they are due, the late ones first and marked', async () => {
  const soon = await sellRing({ title: 'Soon', letters: 'A & M' })
  const late = await sellRing({ title: 'Overdue', sizes: ['54'], quantity: 2 })
  await due(soon.piece.id, addDays(today, 3))
  for (const piece of late.pieces) await due(piece.id, addDays(today, -1))
  const { status, page } = await workshop.get('/admin/bench')
  expect(status).toBe(200)
  const rows = rowsOf(page)
  expect(rows.map((row) => /Overdue|Soon/.exec(row)?.[0])).toEqual(['Overdue', 'Overdue', 'Soon'])
  expect(rows[0]).toContain('Overdue, ring size 54\u00a0mm (CH\u00a014), 1 of 2')
  expect(rows.map((row) => row.includes('>Late<'))).toEqual([true, true, false])
  expect(rows[2]).toContain('18K yellow gold')
  expect(rows[2]).toMatch(/data-title="Engraving">Yes/)
  expect(rows[0]).toMatch(/data-title="Engraving">No/)
  expect(rows[2]).toContain(soon.order.number)
  expect(rows[2]).toContain('To make <span class="quiet">since today')
  expect(page.length).toBeLessThan(50_000)
})

test('each filter is in the address, and narrows the list', async () => {
  const gold = await sellRing({ title: 'Goldie', facts: { metal: '14K white gold' } })
  await db.insert(facetValues).values({ name: 'metal=14k-white-gold', label: '14K white gold' })
  await db
    .update(products)
    .set({ facets: ['metal=14k-white-gold', 'type=ring'] })
    .where(eq(products.handle, gold.handle))
  const stock = await sellRing({
    title: 'Engraved from stock',
    madeToOrder: false,
    letters: 'Ida',
    stock: 1,
  })
  await due(gold.piece.id, '2024-02-01')
  await noteWaiting(staffAtWork(), {
    ...{ act: crypto.randomUUID(), piece: stock.piece.id, version: 1 },
    ...{ waitsFor: 'customer', wanted: 'how to spell it', place: 'Drawer 3' },
  })
  const listed = async (query: string) => {
    const { page } = await workshop.get(`/admin/bench${query}`)
    return ['Goldie', 'Engraved from stock'].filter((title) =>
      rowsOf(page).some((row) => row.includes(title)),
    )
  }
  expect(await listed('')).toHaveLength(2)
  expect(await listed('?metal=14k-white-gold')).toEqual(['Goldie'])
  expect(await listed('?waits=customer')).toEqual(['Engraved from stock'])
  expect(await listed('?kind=made-to-order')).toEqual(['Goldie'])
  expect(await listed('?kind=to-engrave')).toEqual(['Engraved from stock'])
  expect(await listed('?until=2024-02-01')).toEqual(['Goldie'])
  expect(await listed('?stage=ready')).toEqual([])
  const { page } = await workshop.get('/admin/bench?metal=14k-white-gold')
  expect(page).toContain('Metal: 14K white gold')
  const { page: waiting } = await workshop.get('/admin/bench?waits=customer')
  expect(waiting).toContain('Waits: the customer, how to spell it')
  expect(waiting).toContain('Drawer 3')
})

test('chosen pieces are printed: their sheets and labels have an address, without choice none', async () => {
  const { pieces: two } = await sellRing({ quantity: 2 })
  const ids = two.map(({ id }) => id).join(',')
  expect((await post(two, { do: 'sheets' })).location).toBe(`/admin/bench/sheets?pieces=${ids}`)
  expect((await post(two, { do: 'labels' })).location).toBe(`/admin/bench/labels?pieces=${ids}`)
  const none = await post([], { do: 'sheets' })
  expect(none.status).toBe(422)
  expect(none.page).toContain('Choose pieces first.')
  const many = Array.from({ length: 51 }, (_, at) => ({ id: `piece.${at}`, version: 1 }))
  expect((await post(many, { do: 'labels' })).page).toContain('At most 50 pieces')
})

test('chosen pieces are moved in one act, which can be undone on the same page', async () => {
  const { pieces: two, order } = await sellRing({ quantity: 2, title: 'Pair' })
  const moved = await post(
    two,
    { do: 'move', to: 'on-the-bench' },
    '/admin/bench?kind=made-to-order',
  )
  expect(moved.status).toBe(303)
  expect(moved.location).toMatch(/^\/admin\/bench\?kind=made-to-order&done=moved&act=[\w-]{36}$/)
  expect((await pieceNow(two[1]?.id ?? '')).stage).toBe('on-the-bench')
  const { page } = await workshop.get(moved.location)
  expect(page).toContain('role="status"')
  const undo = /<input type="hidden" name="undo" value="([\w-]+)"/.exec(page)?.[1] ?? ''
  const undone = await post([], { do: 'undo', undo })
  expect(undone.location).toBe('/admin/bench?done=undone')
  for (const { id } of two) expect((await pieceNow(id)).stage).toBe('to-make')
  expect(order.number).toMatch(/^J-/)
})

test('who comes second hears what the first did, nothing is moved, and the choice is kept', async () => {
  const { pieces: two, order } = await sellRing({ quantity: 2, title: 'Contested' })
  const desk = await atTheDesk('desk')
  const [first] = two
  const body = new URLSearchParams({ act: crypto.randomUUID(), do: 'move', to: 'ready' })
  body.append('pieces', `${first?.id}:1`)
  expect((await desk.post('/admin/bench', body as never)).status).toBe(303)
  const second = await post(two, { do: 'move', to: 'on-the-bench' })
  expect(second.status).toBe(409)
  expect(second.page).toContain(
    `Contested, ring size 52\u00a0mm (CH\u00a012), 1 of 2, ${order.number} is “Ready” (Somebody of desk)`,
  )
  expect((await pieceNow(two[1]?.id ?? '')).stage).toBe('to-make')
  expect(second.page).toMatch(new RegExp(`value="${two[1]?.id}:1" checked`))
})

test('what no form of the desk has sent is refused, and breaks nothing', async () => {
  const { piece } = await sellRing()
  const own = `/admin/pieces/${piece.id}`
  for (const path of ['/admin/bench', '/admin/bench/to-buy', '/admin/bench/packets', own])
    for (const act of ['undo', 'move', 'packet', 'back', 'ready', 'undo-last']) {
      const { status } = await post([{ id: piece.id, version: 1 }], { act: '', do: act }, path)
      expect(status, `${path} ${act}`).toBe(422)
    }
  expect((await pieceNow(piece.id)).version).toBe(1)
})

test('a form that is posted twice moves once and answers the same', async () => {
  const { pieces: one } = await sellRing()
  const act = crypto.randomUUID()
  const answers = [
    await post(one, { act, do: 'move', to: 'on-the-bench' }),
    await post(one, { act, do: 'move', to: 'on-the-bench' }),
  ]
  expect(answers.map(({ location }) => location)).toEqual(Array(2).fill(answers[0]?.location))
  expect((await pieceNow(one[0]?.id ?? '')).version).toBe(2)
})

test('a long list has pages, each within its size, and every piece is on one of them', async () => {
  await sellRing({ quantity: 10, title: 'Many of a long name with words in it' })
  await sellRing({ quantity: 10 })
  await sellRing({ quantity: 10 })
  const seen = new Set<string>()
  let path = '/admin/bench'
  for (let pages = 0; path && pages < 9; pages++) {
    const { page } = await workshop.get(path)
    expect(page.length).toBeLessThan(50_000)
    for (const [, id = ''] of page.matchAll(/name="pieces" value="([^"]+):\d+"/g)) {
      expect(seen).not.toContain(id)
      seen.add(id)
    }
    path = (/<a href="([^"]+)" rel="next"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
  }
  const open = (await db.select().from(pieces)).filter(({ stage }) =>
    ['to-make', 'on-the-bench', 'at-the-assay-office'].includes(stage),
  )
  expect(seen.size).toBe(open.length)
})

test('no statement of the workshop scans a table', async () => {
  const asked: { sql: string; params: unknown[] }[] = []
  const watched = openDb(
    interposed(bindings.DB, async (trip, act) => {
      asked.push(...trip)
      return act()
    }),
    'primary',
  )
  const filter = readFilter({
    stage: 'ready',
    metal: 'gold',
    waits: 'stone',
    after: '2026-01-01_a.1',
  })
  await listPieces(watched, readFilter({}))
  await listPieces(watched, filter)
  await countStages(watched, today)
  await metalsInUse(watched)
  await piecesById(watched, ['a.1'])
  await movesOf(watched, ['a.1'])
  await piecesToBuyFor(watched)
  await piecesAway(watched)
  await piecesOfPacket(watched, 'a')
  expect(asked).toHaveLength(9)
  const scans: string[] = []
  for (const { sql, params } of asked) {
    const plan = await (env as unknown as { DB: D1Database }).DB.prepare(
      `explain query plan ${sql}`,
    )
      .bind(...params)
      .all<{ detail: string }>()
    scans.push(...plan.results.map(({ detail }) => detail).filter(isScan))
  }
  expect(scans).toEqual([])
})
