import { createApp } from '../../src/app.tsx'

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

/** Whether a path is one of a route's. */
export function isOf(route: string, path: string): boolean {
  const pattern = (route.split(' ')[1] ?? '').replace(
    /:\w+(?:\{([^/]*)\})?|\./g,
    (part, form) => form ?? (part === '.' ? '\\.' : '[^/]+'),
  )
  return new RegExp(`^${pattern}$`).test(path.split('?')[0] ?? '')
}
