import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AppEnv } from '../../src/platform/env.ts'
import { onlyOwnForms } from '../../src/platform/own-forms.ts'

const app = new Hono<AppEnv>()
app.use(onlyOwnForms)
app.all('*', (c) => c.text('done'))
const ask = async (method: string, headers: Record<string, string>) =>
  (await app.request('https://shop.test/cart/add', { method, headers })).status

const ours = { origin: 'https://shop.test', page: 'https://shop.test/products/ring' }
const other = 'https://evil.example'

/** What a browser says of where a form comes from: the first of the three that tells anything. */
test.each([
  [200, 'same-origin', '', ''],
  [200, 'same-origin', 'null', ''],
  [200, 'same-origin', other, other],
  [403, 'cross-site', ours.origin, ours.page],
  [403, 'same-site', ours.origin, ours.page],
  [403, 'nonsense', ours.origin, ours.page],
  [200, 'none', ours.origin, ''],
  [403, 'none', other, ours.page],
  [200, '', ours.origin, other],
  [403, '', other, ours.page],
  [403, '', 'http://shop.test', ours.page],
  [403, '', 'https://shop.test.evil.example', ours.page],
  [200, '', 'null', ours.page],
  [403, '', 'null', `${other}/?from=${ours.page}`],
  [200, '', '', ours.page],
  [403, '', '', 'nonsense'],
  [403, '', '', ''],
  [403, 'none', 'null', ''],
])('%i for Sec-Fetch-Site "%s", Origin "%s", Referer "%s"', async (status, site, origin, page) => {
  const headers = {
    ...(site && { 'Sec-Fetch-Site': site }),
    ...(origin && { Origin: origin }),
    ...(page && { Referer: page }),
  }
  expect(await ask('POST', headers)).toBe(status)
})

test('a link from another site leads to a page', async () => {
  for (const method of ['GET', 'HEAD'])
    expect(await ask(method, { 'Sec-Fetch-Site': 'cross-site', Origin: other })).toBe(200)
})
