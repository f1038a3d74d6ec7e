import type { Context } from 'hono'
import type { AppEnv } from '../platform/env.ts'
import { ProblemPage } from './problem-page.tsx'

/** Answers somebody whose form `limited` has refused. */
export function tooOften(c: Context<AppEnv>): Response | Promise<Response> {
  c.status(429)
  return c.render(
    <ProblemPage
      title="One moment"
      text="That was very often in a short time. Please try again in a minute."
    />,
    { title: 'One moment' },
  )
}
