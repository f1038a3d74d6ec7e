import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { createExecution } from '../support/execution.ts'
import worker from './dev-worker.ts'

afterEach(() => vi.restoreAllMocks())

async function ask(path: string, headers = {}) {
  const bindings = { ...env, STAND_INS: 'http://localhost:8788', ANALYTICS_ACCOUNT: 'ours' }
  const { context, finish } = createExecution()
  const asked = new Request(`https://shop.test${path}`, { headers })
  const answer = await worker.fetch(asked, bindings, context)
  await finish()
  return answer
}

test('a picture that the static files lack comes from the stand-ins, and nothing else', async () => {
  const outside = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('avif'))
  const picture = await ask('/pictures/abc-240.avif')
  expect(await picture.text()).toBe('avif')
  expect(outside).toHaveBeenCalledExactlyOnceWith('http://localhost:8788/pictures/abc-240.avif')
  const health = await ask('/healthz')
  expect(await health.text()).toBe('ok')
  expect(outside).toHaveBeenCalledOnce()
})

test('a visit goes to the stand-in for Analytics Engine', async () => {
  const outside = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({}))
  await ask('/', { 'User-Agent': 'Mozilla/5.0 Firefox/145.0' })
  expect(outside).toHaveBeenCalledOnce()
  const [url, init] = outside.mock.calls[0] ?? []
  expect(url).toBe('http://localhost:8788/analytics-engine/points/ours')
  const { dataset, points } = JSON.parse(String(init?.body))
  expect(dataset).toBe('jegem_visits')
  expect(points[0].point.indexes).toEqual(['page'])
  expect(points[0].point.blobs[0]).toBe('page viewed')
  expect(points[0].at).toBeCloseTo(Date.now(), -5)
})
