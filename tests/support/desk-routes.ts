import { createDesk } from '../../src/desk.tsx'

/** Every route of the desk, as its router knows it: `POST /admin/staff/:member`. */
export const deskRoutes: string[] = [
  ...new Set(
    createDesk(
      (_, next) => next(),
      async () => true,
    )
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`),
  ),
]
