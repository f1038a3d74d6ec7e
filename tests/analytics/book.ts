import { vi } from 'vitest'
import { columns } from '../../src/analytics/columns.ts'
import { createApp } from '../../src/app.tsx'
import { createExecution } from '../support/execution.ts'
import { bindings, visitor } from '../support/shop.ts'

/** Every data point that was written, whoever wrote it. Local Analytics Engine would keep none. */
export const points: AnalyticsEngineDataPoint[] = []
vi.spyOn(bindings.VISITS, 'writeDataPoint').mockImplementation((point) => {
  if (point) points.push(point)
})

/** Firefox on Linux, which sends no hints of its own. */
export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

/** The columns of a point by name, without the empty ones. */
function read(point: AnalyticsEngineDataPoint | undefined): Record<string, string> {
  const named = columns.map((name, place) => [name, String(point?.blobs?.[place] ?? '')])
  return Object.fromEntries(named.filter(([, text]) => text !== ''))
}

/** What was recorded since the last look. */
export const recorded = () => points.splice(0).map(read)

/**
 * The shop as one isolate runs it, with a memory of its own. An answer is there when all that
 * follows it is done.
 */
export function openIsolate(
  env: CloudflareBindings = bindings,
  cf: { country?: string; regionCode?: string } = { country: 'NL', regionCode: 'NH' },
) {
  const app = createApp()
  return async (asked: Request): Promise<Response> => {
    const { context, finish } = createExecution()
    const request = new Request(asked, { cf } as RequestInit)
    const response = await app.fetch(request, env, context)
    const whole = new Response(response.body && (await response.arrayBuffer()), response)
    await finish()
    return whole
  }
}

const isolate = openIsolate()

/** Somebody with Firefox in the Netherlands. */
export const person = (headers: Record<string, string> = {}, answer = isolate) =>
  visitor({ headers: { 'User-Agent': firefox, ...headers }, answer })
