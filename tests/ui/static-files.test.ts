import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { fixedHeaders } from '../../src/platform/security.ts'

const { ASSETS, TEST_STATIC_FILES } = env as unknown as CloudflareBindings & {
  TEST_STATIC_FILES: string[]
}
const get = (path: string) => ASSETS.fetch(`https://shop.test${path}`)

/** Every file that is there: the demo's pictures only after they were imported. */
const files = TEST_STATIC_FILES.filter((path) => path !== '_headers').map(
  (path) => `/${path.replace(/\.html$/, '')}`,
)
const shortly = 'public, max-age=3600, stale-while-revalidate=86400'
const forEver = 'public, max-age=31556952, immutable'

test('every file has the same fixed headers as a page, and says how long it may be kept', async () => {
  expect(files).toEqual(expect.arrayContaining(['/shop.js', '/icon.svg', '/favicon.ico']))
  for (const path of files) {
    const answer = await get(path)
    await answer.body?.cancel()
    expect(answer.status, path).toBe(200)
    for (const [name, value] of Object.entries(fixedHeaders))
      expect(answer.headers.get(name), path).toBe(value)
    expect(answer.headers.get('Content-Security-Policy'), path).toContain("default-src 'none'")
    const kept = /^\/(pictures|fonts|engraving)\//.test(path) ? forEver : shortly
    expect(answer.headers.get('Cache-Control'), path).toBe(kept)
  }
})

test('all scripts together stay small, as they are sent', async () => {
  let sum = 0
  for (const path of files.filter((each) => each.endsWith('.js'))) {
    const packed = (await get(path)).body?.pipeThrough(new CompressionStream('gzip'))
    sum += (await new Response(packed).arrayBuffer()).byteLength
  }
  expect(sum).toBeGreaterThan(1024)
  expect(sum).toBeLessThan(10 * 1024)
})
