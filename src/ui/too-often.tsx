import type { Context } from 'hono'
import type { AppEnv } from '../platform/env.ts'
import { words } from './messages.ts'
import { ProblemPage } from './problem-page.tsx'

/** Answers somebody whose form `limited` has refused. */
export function tooOften(c: Context<AppEnv>): Response | Promise<Response> {
  c.status(429)
  return c.render(<ProblemPage title={words.robots.oneMoment} text={words.robots.tooOften} />, {
    title: words.robots.oneMoment,
  })
}
