import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'

const shop = exports as unknown as { default: Fetcher }

test('over plain HTTP a page leads to the shop’s own address, and nothing is taken', async () => {
  const ask = (path: string, method: string) =>
    shop.default.fetch(`http://shop.test${path}`, { method, redirect: 'manual' })
  const page = await ask('/search?q=ring', 'GET')
  expect(page.status).toBe(308)
  expect(page.headers.get('Location')).toBe('https://shop.test/search?q=ring')
  expect(page.headers.has('Content-Security-Policy')).toBe(true)
  for (const path of ['/cart/add', '/webhooks/stripe', '/orders'])
    expect((await ask(path, 'POST')).status).toBe(403)
})

test('a page that is not there says so kindly', async () => {
  const answer = await shop.default.fetch('https://shop.test/nowhere')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('This page is not here')
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})
