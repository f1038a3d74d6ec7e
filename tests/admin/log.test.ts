import { sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { audit } from '../../src/admin/audit.ts'
import type { StaffMember } from '../../src/admin/env.ts'
import { auditLog, staff } from '../../src/admin/tables.ts'
import { paths } from '../../src/paths.ts'
import { runBatch } from '../../src/platform/db.ts'
import { atTheDesk } from '../support/desk.ts'
import { sellAndPay } from '../support/fulfilment.ts'
import { interposed, type Trip } from '../support/interposed-database.ts'
import { isScan } from '../support/plans.ts'
import { bindings, config, db, travelTo, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

// Tokens end, where time is set.
const owner = { get: async (path: string) => (await atTheDesk('owner')).get(path) }
const { id: ownerId } = await atTheDesk('owner')
declare global {
  /** Vite's, which reads the files when the test is bundled. */
  interface ImportMeta {
    glob(files: string, how: object): Record<string, string>
  }
}

const who = (email: string): StaffMember => ({
  id: `id-of-${email.split('@')[0]}`,
  email,
  name: '',
  role: 'desk',
})

afterEach(async () => {
  await db.delete(staff)
})

/** Notes an act as a slice does. Returns its id. */
async function note(change: Partial<Parameters<typeof audit>[2]> = {}, by = 'ann@shop.test') {
  const id = crypto.randomUUID()
  const entry = { id, act: 'staff-changed', subject: 'staff', subjectId: 'somebody', ...change }
  await runBatch(db, (await audit({ db, config }, who(by), entry)).statements)
  return id
}

const shown = ({ page }: { page: string }) =>
  [...page.matchAll(/<th scope="row" class="main">([^<]*)<\/th>/g)].map(([, what]) => what)

test('an entry says who did what to what, with both values of each field', async () => {
  await note({
    before: { name: 'Ida', role: 'desk', stays: true },
    after: { name: 'Ida Holm', role: 'desk', stays: true },
  })
  const { page } = await owner.get(paths.deskLog())
  expect(page).toContain('Staff changed')
  expect(page).toContain('ann@shop.test')
  expect(page).toMatch(/<td[^>]*>Ida<\/td><td[^>]*>Ida Holm<\/td>/)
})

test('what several pieces were, and an address, are told in words', async () => {
  await note({
    before: { 'line-1.1': { stage: 'to-make', place: null } },
    after: { 'line-1.1': { stage: 'ready', place: 'tray 4' }, address: { lines: ['A 1', 'B'] } },
  })
  const { page } = await owner.get(paths.deskLog())
  expect(page).toMatch(/>Stage: To make<.*>Stage: Ready, Place: tray 4</)
  expect(page).toContain('>lines: A 1, B<')
})

test('what is done to an order names the order, and no id of a piece or parcel is read', async () => {
  const order = await sellAndPay([{ madeToOrder: true }])
  const [piece, parcel] = [`${crypto.randomUUID()}.1`, crypto.randomUUID()]
  await note({
    ...{ act: 'pieces-moved', subject: 'order', subjectId: order.id },
    before: { [piece]: { stage: 'to-make' } },
    after: { [piece]: { stage: 'ready' }, parcel, pieces: [piece], value: 5 },
  })
  const { page } = await owner.get(paths.deskLog({ subject: 'order', of: order.id }))
  expect(page).toContain(`>Order ${order.number}</a>`)
  expect(page).toContain('<summary>Piece, Pieces, Value</summary>')
  expect(page.replace(/<[^>]*>/g, '')).not.toMatch(new RegExp(`${piece}|${parcel}`))
})

test('no entry can be changed or removed; its texts are sealed', async () => {
  const id = await note({ before: { name: 'Secret Ida' }, after: { name: 'Secret Eva' } })
  for (const statement of [
    sql`update audit_log set act = 'x' where id = ${id}`,
    sql`update audit_log set at = 0 where id = ${id}`,
    sql`update audit_log set staff_id = 'x'`,
    sql`update audit_log set subject_id = 'x'`,
    sql`delete from audit_log where id = ${id}`,
    sql`delete from audit_log`,
  ])
    await expect(db.run(statement)).rejects.toThrow()
  const rows = await db.select().from(auditLog)
  expect(rows.map((row) => row.id)).toContain(id)
  expect(JSON.stringify(rows)).not.toMatch(/ann@|Secret|Ida|Eva/)
  for (const { who: sealed } of rows) expect(sealed).toMatch(/^v1:k2:/)
})

test('what changed nothing is not noted', async () => {
  const same = { name: 'Ida' }
  const { statements } = await audit({ db, config }, who('ann@shop.test'), {
    ...{ id: 'none', act: 'staff-changed', subject: 'staff', subjectId: 'x' },
    before: same,
    after: { ...same },
  })
  expect(statements).toEqual([])
})

test('the address filters by who, what, to what and the days in the shop’s time zone', async () => {
  travelTo('2029-03-25T00:30+01:00')
  await note({ act: 'staff-added', subjectId: 'filter-1' }, 'bo@shop.test')
  travelTo('2029-03-26T00:30+02:00')
  await note({ act: 'staff-removed', subjectId: 'filter-2' }, 'cy@shop.test')
  const filtered = async (filter: Record<string, string>) =>
    shown(await owner.get(paths.deskLog({ from: '2029-03-01', ...filter })))
  const [added, removed] = ['Staff added', 'Staff removed']
  expect(await filtered({})).toEqual([removed, added])
  expect(await filtered({ by: 'id-of-bo' })).toEqual([added])
  expect(await filtered({ act: 'staff-added' })).toEqual([added])
  expect(await filtered({ subject: 'staff', of: 'filter-2' })).toEqual([removed])
  expect(await filtered({ subject: 'order' })).toEqual([])
  const { time_zone: zone } = config.shop
  expect(zone).toBe('Europe/Amsterdam')
  expect(await filtered({ from: '2029-03-25', to: '2029-03-25' })).toEqual([added])
  expect(await filtered({ from: '2029-03-26' })).toEqual([removed])
  expect(await filtered({ act: '<script>', from: 'yesterday', to: '2029-99-99' })).not.toEqual([])
})

test('who did it is chosen from the staff, whether they still are or not', async () => {
  const desk = await atTheDesk('desk')
  await note({ subjectId: 'by-desk' })
  await runBatch(
    db,
    (
      await audit(
        { db, config },
        { ...who(desk.email), id: desk.id },
        {
          ...{ id: 'by-desk', act: 'staff-restored', subject: 'staff', subjectId: 'x' },
        },
      )
    ).statements,
  )
  const all = await owner.get(paths.deskLog())
  expect(all.page).toContain(`<option value="${desk.id}">Somebody of desk</option>`)
  expect(all.page).toContain(`<option value="${ownerId}">Owner</option>`)
  expect(shown(await owner.get(paths.deskLog({ by: desk.id })))).toEqual(['Staff brought back'])
})

test('what a lost key had sealed keeps nobody from reading the rest', async () => {
  travelTo('2031-01-01T00:00Z')
  const id = await note({ after: { name: 'Ida' } })
  await db.run(sql`update audit_log set who = 'v1:k9:AAAA:AAAA', "after" = 'v1:k9:AAAA:AAAA'
    where id = ${id}`)
  const { status, page } = await owner.get(paths.deskLog())
  expect(status).toBe(200)
  expect(page).toContain('can’t be opened')
  expect(page).toContain('ann@shop.test')
})

test('a page that ends with the parcel of a form that sent several goes on after it', async () => {
  travelTo('2031-05-06T10:00+02:00')
  const of = crypto.randomUUID()
  const form = crypto.randomUUID()
  const parcels = Array.from({ length: 60 }, () => `${form}:${crypto.randomUUID()}`)
  for (const id of parcels) await note({ id, act: 'parcel-sent', subject: 'order', subjectId: of })
  const first = await owner.get(paths.deskLog({ subject: 'order', of }))
  expect(shown(first)).toHaveLength(45)
  const [, next = ''] = /<a href="([^"]*after=[^"]*)"/.exec(first.page) ?? []
  expect(shown(await owner.get(next.replaceAll('&amp;', '&')))).toHaveLength(15)
})

test('every act that the desk notes has its words in the log', async () => {
  const files = import.meta.glob('../../src/**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const noting = Object.values(files).filter((text) => /\b(audit|writeChanges)\(/.test(text))
  const acts = noting
    .flatMap((text) => text.match(/\b(act|name): [^\n]*/g) ?? [])
    .flatMap((line) => line.match(/'[a-z]+(-[a-z]+)+'/g) ?? [])
    .map((quoted) => quoted.slice(1, -1))
  expect(acts).toEqual(expect.arrayContaining(['staff-restored', 'piece-noted']))
  const { page } = await owner.get(paths.deskLog())
  for (const act of acts) expect(page, act).toContain(`<option value="${act}">`)
})

test('100,000 entries: no plan scans the log, each page goes on where the one before ended', async () => {
  await db.run(sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
    insert into audit_log (id, at, staff_id, who, act, subject, subject_id)
    select 'many-' || i, 3000000000 + i / 3, 'staff-' || (i % 7),
      (select who from audit_log limit 1), 'staff-changed', 'staff', 'many-' || (i % 1000) from n`)
  const trips: Trip[] = []
  const DB = interposed(bindings.DB, (trip, act) => {
    trips.push(trip)
    return act()
  })
  const watched = visitor({ headers: (await atTheDesk('owner')).headers, ...shopWith({ DB }) })
  for (const filter of [
    ...[{}, { by: 'staff-3' }, { act: 'staff-changed' }, { subject: 'staff', of: 'many-5' }],
    ...[{ subject: 'staff' }, { by: 'staff-3', act: 'staff-changed', from: '2030-01-01' }],
    ...[{ after: '3000000300.many-900' }, { by: 'staff-3', after: '3000000300.many-900' }],
  ]) {
    trips.length = 0
    const { page, status } = await watched.get(paths.deskLog(filter))
    expect(status).toBe(200)
    expect(page.length).toBeLessThan(50_000)
    expect(trips.length).toBeLessThanOrEqual(2)
    expect(await scansOf(trips.flat()), JSON.stringify(filter)).toEqual([])
  }

  const seen: string[] = []
  let path = paths.deskLog()
  for (let at = 0; at < 4; at++) {
    const { page } = await owner.get(path)
    seen.push(...[...page.matchAll(/of=(many-\d+)"/g)].map(([, of = '']) => of))
    path = /<a href="([^"]*)" rel="next">/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  }
  expect(seen).toHaveLength(180)
  expect(new Set(seen).size).toBe(180)
  expect((await owner.get(path)).page).toContain(`href="${paths.deskLog()}"`)
})

async function scansOf(asked: Trip): Promise<string[]> {
  const plans = asked.map(({ sql, params }) =>
    bindings.DB.prepare(`explain query plan ${sql}`)
      .bind(...params)
      .all<{ detail: string }>(),
  )
  const details = (await Promise.all(plans)).flatMap(({ results }) => results)
  // Staff are few, and all of them are shown.
  return details.map(({ detail }) => detail).filter((step) => isScan(step) && step !== 'SCAN staff')
}

test('the check sees a scan where there is one', async () => {
  const scans = await scansOf([{ sql: 'select * from audit_log where who = ?', params: ['x'] }])
  expect(scans).toEqual(['SCAN audit_log'])
})
