import type { Context } from 'hono'
import type { AppEnv } from '../platform/env.ts'
import { ProblemPage } from './problem-page.tsx'
import { uiWords } from './words.ts'

/** Answers a form that `limited` has refused. */
export function tooOften(c: Context<AppEnv>): Response | Promise<Response> {
  c.status(429)
  return c.render(
    <ProblemPage title={uiWords().formTrap.oneMoment} text={uiWords().formTrap.tooOften} />,
    {
      title: uiWords().formTrap.oneMoment,
    },
  )
}
