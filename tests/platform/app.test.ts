import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'

const shop = exports as unknown as { default: Fetcher }

test('a page that is not there says so kindly', async () => {
  const answer = await shop.default.fetch('https://shop.test/nowhere')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('This page is not here')
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})
