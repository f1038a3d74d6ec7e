import type { Context } from 'hono'
import type { AppEnv } from '../platform/env.ts'
import { ProblemPage } from './problem-page.tsx'
import { uiWords } from './words.ts'

/** Answers whoever `limited` has refused. */
export function tooOften(c: Context<AppEnv>): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store')
  c.status(429)
  return c.render(
    <ProblemPage title={uiWords().formTrap.oneMoment} text={uiWords().formTrap.tooOften} />,
    {
      title: uiWords().formTrap.oneMoment,
      sheet: 'plain',
    },
  )
}
