import { expect } from 'vitest'
import { auditLog } from '../../src/admin/tables.ts'
import { paths } from '../../src/paths.ts'
import { now } from '../../src/platform/clock.ts'
import { seal } from '../../src/platform/sealing.ts'
import { accessToken, atTheDesk } from '../support/desk.ts'
import { config, db } from '../support/shop.ts'
import type { GreekShop } from './greek-shop.ts'

/** The staff and the log, what their forms refuse, and who is not let in. */
export async function walkDesk(shop: GreekShop): Promise<void> {
  const { headers } = await atTheDesk('owner')
  const asked = { Origin: 'https://shop.test', ...headers }
  const who = shop.visitor()
  const get = (path: string) => who.get(path, headers)
  const post = async (path: string, typed: Record<string, string>) =>
    who.post(path, { act: crypto.randomUUID(), ...typed }, asked)

  expect((await get(paths.deskLog({ subject: 'staff', of: 'none' }))).status).toBe(200)
  expect((await get(paths.deskStaff())).status).toBe(200)
  for (const typed of [
    {},
    { email: '1', name: 'Ι'.repeat(81), role: 'desk' },
    { email: config.OWNER_MAIL, name: 'Ίδα', role: 'desk' },
  ])
    expect((await post(paths.deskStaff(), typed)).status).toBe(422)
  const ida = { email: 'ida@example.com', name: 'Ίδα', role: 'workshop' }
  const { location } = await post(paths.deskStaff(), ida)
  expect((await post(paths.deskStaff(), ida)).status).toBe(422)
  const id = location.split('/').at(-1)?.split('?')[0] ?? ''
  const self = paths.deskStaffMember(id)
  for (const done of ['added', 'changed', 'removed', 'restored'])
    expect((await get(paths.deskStaffMember(id, done))).status).toBe(200)
  const change = { version: '1', name: 'Εύα', role: 'books' }
  expect((await post(self, { ...change, name: '' })).status).toBe(422)
  expect((await post(self, change)).status).toBe(303)
  const before = JSON.stringify({ name: 'Ίδα', role: 'workshop' })
  expect((await post(self, { ...change, before, name: '', role: 'desk' })).status).toBe(422)
  expect((await post(self, { ...change, before, role: 'desk' })).status).toBe(409)
  expect((await post(paths.deskStaffRemove(id), { version: '1' })).status).toBe(409)
  expect((await post(paths.deskStaffRemove(id), { version: '2' })).status).toBe(303)
  expect((await get(self)).status).toBe(200)
  expect((await get(paths.deskStaff())).status).toBe(200)

  await noteEverything()
  expect((await get(paths.deskLog({ by: id, subject: 'staff', of: id }))).status).toBe(200)
  // Values of other slices are ids as they note them.
  expect((await get(paths.deskLog({ act: 'staff-changed' }))).status).toBe(200)

  expect((await get('/admin/nowhere')).status).toBe(404)
  expect((await post(paths.deskAlive(), {})).status).toBe(405)
  expect((await who.get(paths.deskLog())).status).toBe(403)
  for (const role of ['workshop', 'editor'] as const) {
    await post(paths.deskStaff(), { email: `${role}@example.com`, name: 'Λία', role })
    const theirs = { 'Cf-Access-Jwt-Assertion': await accessToken(`${role}@example.com`) }
    expect((await who.get(paths.deskLog(), theirs)).status).toBe(403)
  }
}

/** An act that changed something of each kind. */
async function noteEverything(): Promise<void> {
  const id = crypto.randomUUID()
  const sealed = (column: 'who' | 'before' | 'after', text: string) =>
    seal(config.sealingKeys, `audit_log.${column}:${id}`, text)
  await db.insert(auditLog).values({
    ...{ id, at: now(), staffId: 'x', act: 'staff-changed', subject: 'staff', subjectId: 'x' },
    who: await sealed('who', 'ida@example.com'),
    before: await sealed('before', JSON.stringify({ name: 'Ίδα', insured: true })),
    after: await sealed('after', JSON.stringify({ name: '', insured: false })),
  })
}
