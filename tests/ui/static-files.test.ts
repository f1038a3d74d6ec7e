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

/** Bytes of scripts as they travel. */
async function weigh(scripts: string[]): Promise<number> {
  let bytes = 0
  for (const path of scripts) {
    const packed = (await get(path)).body?.pipeThrough(new CompressionStream('gzip'))
    bytes += (await new Response(packed).arrayBuffer()).byteLength
  }
  return bytes
}

test('the scripts stay small, those of shoppers all together, and the one of the desk', async () => {
  const ofShoppers = files.filter((path) => path.endsWith('.js') && path !== '/desk.js')
  expect(ofShoppers).toContain('/checkout.js')
  expect(await weigh(ofShoppers)).toBeLessThanOrEqual(10 * 1024)
  expect(await weigh(['/desk.js'])).toBeLessThanOrEqual(8 * 1024)
})
