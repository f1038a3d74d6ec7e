import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { fixedHeaders } from '../../src/platform/security.ts'

const { ASSETS } = env as unknown as CloudflareBindings
const get = (path: string) => ASSETS.fetch(`https://shop.test${path}`)

test.each(['/shop.js', '/icon.svg'])('%s has the same fixed headers as a page', async (path) => {
  const answer = await get(path)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject(
    Object.fromEntries(
      Object.entries(fixedHeaders).map(([name, value]) => [name.toLowerCase(), value]),
    ),
  )
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  expect(answer.headers.get('Cache-Control')).toContain('max-age=3600')
})

test('the script stays small', async () => {
  const script = await (await get('/shop.js')).arrayBuffer()
  expect(script.byteLength).toBeLessThan(1500)
})
