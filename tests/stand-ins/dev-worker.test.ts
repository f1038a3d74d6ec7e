import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { createExecution } from '../support/execution.ts'
import worker from './dev-worker.ts'

afterEach(() => vi.restoreAllMocks())

const ask = (path: string) => {
  const bindings = { ...env, STAND_INS: 'http://localhost:8788' }
  return worker.fetch(new Request(`https://shop.test${path}`), bindings, createExecution().context)
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
