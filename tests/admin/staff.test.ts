import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { auditLog, staff } from '../../src/admin/tables.ts'
import { paths } from '../../src/paths.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { type Place, unseal } from '../../src/platform/sealing.ts'
import { atTheDesk, employ } from '../support/desk.ts'
import { config, db } from '../support/shop.ts'

const owner = await atTheDesk('owner')
const ida = { email: 'Ida@Shop.test', name: 'Ida Holm', role: 'workshop' }

afterEach(() => db.delete(staff))

async function add(typed: Record<string, string> = ida) {
  const { page } = await owner.get(paths.deskStaff())
  return owner.submit(paths.deskStaff(), page, typed)
}
const idOf = (email: string) => keyedDigest(config.LOOKUP_KEY, email)
const rowOf = async (id: string) => (await db.select().from(staff).where(eq(staff.id, id)))[0]
const open = (place: Place, text: Awaited<ReturnType<typeof rowOf>>) =>
  unseal(config.sealingKeys, place, text?.name ?? ('' as never))

/** Entries of the log about somebody, the newest last, opened. */
async function logOf(id: string) {
  const rows = await db.select().from(auditLog).where(eq(auditLog.subjectId, id))
  return Promise.all(
    rows.map(async ({ id: entry, act, before, after }) => {
      const values = async (column: 'before' | 'after', sealed: typeof before) =>
        sealed &&
        JSON.parse(await unseal(config.sealingKeys, `audit_log.${column}:${entry}`, sealed))
      return [act, await values('before', before), await values('after', after)]
    }),
  )
}

test('the owner adds somebody, who may work at the desk at once; the log has who', async () => {
  const { location, status } = await add()
  const id = await idOf('ida@shop.test')
  expect([status, location]).toEqual([303, paths.deskStaffMember(id, 'added')])
  expect((await owner.get(location)).page).toContain('They may work at the desk now.')
  expect((await owner.get(paths.deskStaff())).page).toContain('Ida Holm')
  expect(await logOf(id)).toEqual([['staff-added', null, ida]])

  const row = await rowOf(id)
  expect(JSON.stringify(row)).not.toMatch(/ida/i)
  expect(await open(`staff.name:${id}`, row)).toBe('Ida Holm')
  expect((await (await atTheDesk('workshop')).get(paths.deskStaff())).status).toBe(403)
})

test('what cannot be added stays typed, and the reason is at its field', async () => {
  for (const [typed, reason] of [
    [{ ...ida, email: 'ida' }, 'Please enter an email address like'],
    [{ ...ida, name: ' ' }, 'Please enter a name'],
    [{ ...ida, name: 'x'.repeat(81) }, 'Please shorten the name'],
    [{ ...ida, role: 'queen' }, 'Please choose a role'],
    [{ ...ida, email: config.OWNER_MAIL.toUpperCase() }, 'This is the owner’s address'],
  ] as const) {
    const { status, page } = await add(typed)
    expect(status, reason).toBe(422)
    expect(page).toContain(reason)
    expect(page).toContain(`value="${typed.email}"`)
  }
  expect(await db.select().from(staff)).toEqual([])
})

test('a form that is posted twice acts once and is answered like the first', async () => {
  const { page } = await owner.get(paths.deskStaff())
  const answers = [1, 2].map(() => owner.submit(paths.deskStaff(), page, ida))
  const [first, second] = await Promise.all(answers)
  expect(first?.status).toBe(303)
  expect(second?.location).toBe(first?.location)
  const id = await idOf('ida@shop.test')
  const entries = (await logOf(id)).length
  const other = await add()
  expect(other.status).toBe(422)
  expect(other.page).toContain(`href="${paths.deskStaffMember(id)}"`)
  expect((await logOf(id)).length).toBe(entries)
  const back = await owner.submit(paths.deskStaff(), page, { ...ida, email: 'eva@shop.test' })
  expect(back.status).toBe(422)
  expect(back.page).toContain('Please send it again')
})

test('name and role change, with what they were in the log; a save of the same is not noted', async () => {
  const id = await employ('books', 'eva@shop.test')
  const path = paths.deskStaffMember(id)
  const { page } = await owner.get(path)
  const changed = await owner.submit(path, page, { name: 'Somebody of books', role: 'desk' })
  expect(changed.location).toBe(paths.deskStaffMember(id, 'changed'))
  expect(await rowOf(id)).toMatchObject({ role: 'desk', version: 2 })
  expect(await logOf(id)).toEqual([['staff-changed', { role: 'books' }, { role: 'desk' }]])

  const again = await owner.submit(path, page, { name: 'Somebody of books', role: 'desk' })
  expect(again.location).toBe(changed.location)
  const fresh = await owner.get(path)
  await owner.submit(path, fresh.page, { name: ' Somebody of books', role: 'desk' })
  expect(await rowOf(id)).toMatchObject({ version: 2 })
  expect(await logOf(id)).toHaveLength(1)
  // The form of a page that somebody went back to has done its act.
  const back = await owner.submit(path, page, { name: 'Eva', role: 'books' })
  expect(back.status).toBe(409)
  expect(await rowOf(id)).toMatchObject({ version: 2 })
  // The answer to a save has the new version: a second save is no conflict.
  const second = await owner.submit(path, fresh.page, { name: 'Eva', role: 'desk' })
  expect(second.status).toBe(303)
})

test('who saves over somebody else’s change sees both values; what only one changed is merged', async () => {
  const id = await employ('books', 'joe@shop.test')
  const path = paths.deskStaffMember(id)
  const { page } = await owner.get(path)
  const theirs = await owner.get(path)
  await owner.submit(path, theirs.page, { name: 'Joe', role: 'books' })
  const { status, page: conflict } = await owner.submit(path, page, {
    name: 'Joseph',
    role: 'desk',
  })
  expect(status).toBe(409)
  expect(conflict).toContain('Somebody saved this while you were typing')
  expect(conflict).toMatch(/<td[^>]*>Joe<\/td><td[^>]*>Joseph<\/td>/)
  expect(conflict).toContain('name="name" value="Joseph"')
  expect(conflict).toContain('<option value="desk" selected')
  expect(await rowOf(id)).toMatchObject({ role: 'books', version: 2 })
  expect(await logOf(id)).toHaveLength(1)

  const saved = await owner.submit(path, conflict, { name: 'Joseph', role: 'desk' })
  expect(saved.status).toBe(303)
  expect(await rowOf(id)).toMatchObject({ role: 'desk', version: 3 })
})

test('a form that is refused takes nothing back that somebody else has changed meanwhile', async () => {
  const id = await employ('books', 'ada@shop.test')
  const path = paths.deskStaffMember(id)
  const { page } = await owner.get(path)
  const before = JSON.stringify({ name: 'Somebody of books', role: 'books' })
  await owner.submit(path, page, { before, name: 'Somebody of books', role: 'desk' })
  const long = { act: crypto.randomUUID(), before, name: 'x'.repeat(81), role: 'books' }
  const refused = await owner.submit(path, page, long)
  expect(refused.status).toBe(422)
  expect(refused.page).toContain('<option value="desk" selected')
  expect(refused.page).toContain('Somebody saved this while you were typing')
  expect(refused.page).toContain('x'.repeat(81))
})

test('two desks that save at once: one is told of the other', async () => {
  const id = await employ('books', 'kim@shop.test')
  const path = paths.deskStaffMember(id)
  const pages = await Promise.all([owner.get(path), owner.get(path)])
  const names = ['Kim', 'Kimberley']
  const answers = await Promise.all(
    pages.map(({ page }, at) => owner.submit(path, page, { name: names[at] ?? '', role: 'books' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await rowOf(id)).toMatchObject({ version: 2 })
  expect(await logOf(id)).toHaveLength(1)
})

test('who is removed comes to nothing at once, stays in the list, and can be brought back', async () => {
  const desk = await atTheDesk('desk')
  const path = paths.deskStaffMember(desk.id)
  const { page } = await owner.get(path)
  const removed = await owner.submit(paths.deskStaffRemove(desk.id), page)
  expect(removed.location).toBe(paths.deskStaffMember(desk.id, 'removed'))
  expect((await desk.get(paths.deskAlive())).status).toBe(403)
  const again = await owner.submit(paths.deskStaffRemove(desk.id), page)
  expect(again.location).toBe(removed.location)
  const after = await owner.get(removed.location)
  expect(after.page).toContain('They’re off the desk.')
  expect((await owner.get(paths.deskStaff())).page).toContain('Somebody of desk')

  const restored = await owner.submit(paths.deskStaffRestore(desk.id), after.page)
  expect(restored.status).toBe(303)
  expect((await desk.get(paths.deskAlive())).status).toBe(204)
  const acts = (await logOf(desk.id)).map(([act]) => act)
  expect(acts).toEqual(['staff-removed', 'staff-restored'])

  // With the page from before it was all done.
  const late = await owner.submit(paths.deskStaffRemove(desk.id), page, {
    act: crypto.randomUUID(),
  })
  expect(late.status).toBe(409)
  expect((await desk.get(paths.deskAlive())).status).toBe(204)
})

test('the owner of the settings is in no list and cannot be removed or changed', async () => {
  const { page } = await owner.get(paths.deskStaff())
  expect(page).toContain(config.OWNER_MAIL)
  const act = crypto.randomUUID()
  for (const path of [paths.deskStaffRemove(owner.id), paths.deskStaffMember(owner.id)])
    expect(
      (await owner.post(path, { act, version: '1', name: 'X', role: 'books' })).status,
      path,
    ).toBe(404)
  expect((await owner.get(paths.deskStaffMember('nobody'))).status).toBe(404)
})

test('what no form of ours sends changes nothing', async () => {
  const id = await employ('books', 'lea@shop.test')
  for (const typed of [
    {},
    { act: 'x', version: '1' },
    { act: crypto.randomUUID(), version: '0' },
  ]) {
    expect((await owner.post(paths.deskStaffRemove(id), typed)).status).toBe(422)
    expect((await owner.post(paths.deskStaffMember(id), typed)).status).toBe(422)
  }
  expect(await rowOf(id)).toMatchObject({ version: 1, removedAt: null })
})
