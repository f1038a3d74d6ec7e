import { encodeBase64 } from 'hono/utils/encode'
import { expect, test, vi } from 'vitest'
import { paths, patterns } from '../../src/paths.ts'
import { atTheDesk } from '../support/desk.ts'
import { deskRoutes } from '../support/desk-routes.ts'
import { visitor } from '../support/shop.ts'
import { pathOf } from './routes.ts'
import { expectSafeHeaders } from './safe-headers.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()

/** Somebody without a token, everybody's superior, and somebody without any right. */
const people = [visitor(), await atTheDesk('owner'), await atTheDesk('editor')]

test('whatever the desk answers, to whomever: safe headers, kept by no cache and in no index', async () => {
  const statuses = new Set<number>()
  for (const route of [...deskRoutes, 'GET /admin/nowhere', 'POST /admin/alive'])
    for (const who of people) {
      const path = pathOf(route, () => '00000000-0000-4000-8000-000000000000')
      const answer = route.startsWith('GET') ? await who.get(path) : await who.post(path, {})
      const { status, headers } = answer
      statuses.add(status)
      expect(headers.get('Cache-Control'), route).toBe('no-store')
      expect(headers.get('X-Robots-Tag'), route).toBe('noindex')
      expect(headers.get('Referrer-Policy'), route).toBe('same-origin')
      expect(headers.getSetCookie(), route).toEqual([])
      if (status !== 204) expectSafeHeaders(answer, `${route} ${status}`)
    }
  expect([...statuses]).toEqual(expect.arrayContaining([200, 204, 303, 403, 404, 405, 422]))
})

test('the policy of each page of the desk allows the styles that it has, and no others', async () => {
  const owner = await atTheDesk('owner')
  const pages = [
    ...(await Promise.all(
      [paths.deskStaff(), paths.deskLog(), '/admin/nowhere'].map((path) => owner.get(path)),
    )),
    await visitor().get(patterns.desk),
  ]
  for (const { page, headers } of pages) {
    const policy = headers.get('Content-Security-Policy') ?? ''
    const [, styles = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? []
    expect(styles).not.toBe('')
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(styles))
    expect(policy).toContain(`'sha256-${encodeBase64(digest)}'`)
    expect(page).not.toMatch(/ style="| on[a-z]+="|<script>/)
    expect(policy).not.toMatch(/unsafe-inline|https?:\/\/\*/)
  }
})
