import { expect, test } from 'vitest'
import { atTheDesk } from '../support/desk.ts'
import { visitor } from '../support/shop.ts'

test('the desk lets in whoever Access vouches for and who is staff, and nobody else', async () => {
  expect((await visitor().get('/admin/alive')).status).toBe(403)
  expect((await (await atTheDesk('owner')).get('/admin/alive')).status).toBe(204)
  expect((await (await atTheDesk('workshop')).get('/admin/alive')).status).toBe(204)
})
