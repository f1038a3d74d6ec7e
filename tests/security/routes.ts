import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { createApp } from '../../src/app.tsx'
import { bindings } from '../support/shop.ts'

/** Every route that the shop answers, as its router knows it: `GET /products/:handle`. */
export const routes: string[] = [
  ...new Set(
    createApp()
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`),
  ),
]

/** The path of a route with its parameters filled in, each by what `value` gives for its name. */
export const pathOf = (route: string, value: (parameter: string) => string): string =>
  (route.split(' ')[1] ?? '').replace(/:(\w+)(\{[^/]*\})?/g, (_, name: string) => value(name))

/** The shop where something around it is another than usual; an answer is there when all that follows it is done. */
export function shopWith(changed: Partial<Record<keyof CloudflareBindings, unknown>>) {
  const app = createApp()
  const env = { ...bindings, ...changed } as CloudflareBindings
  return async (request: Request): Promise<Response> => {
    const context = createExecutionContext()
    const response = await app.fetch(request, env, context)
    await waitOnExecutionContext(context)
    return response
  }
}
