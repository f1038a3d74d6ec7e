import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
// By its own name: `z.core` of zod/mini would bring all of zod into the Worker, 75 KiB.
import { $ZodError } from 'zod/v4/core'
import { log, logFailure } from '../platform/log.ts'
import { KeysUnreachable } from './access-keys.ts'
import type { DeskEnv } from './env.ts'
import { Elsewhere } from './views/elsewhere.tsx'
import { Refusal } from './views/refusal.tsx'
import { adminWords } from './words.ts'

/** Seconds after which to come again while the keys of Cloudflare Access cannot be had. */
const RETRY_AFTER = '10'

/**
 * Responds to who is not let in at the desk, or not to a screen, and to what no form of it sends;
 * null to any other error. Who is
 * not staff learns nothing of the desk; who is, their role and where it leads.
 */
export function respondToRefusal(
  error: Error,
  c: Context<DeskEnv>,
): Response | Promise<Response> | null {
  const { reference, staff } = c.var
  if (error instanceof KeysUnreachable) {
    logFailure('desk refused: who asks cannot be known', error, { reference })
    c.status(503)
    c.header('Retry-After', RETRY_AFTER)
    return show(c, <Refusal {...adminWords().unknown} reference={reference} />)
  }
  if (isUnreadable(error) && c.req.method === 'POST') {
    log('warn', 'request refused', { reference, method: c.req.method, status: 422 })
    c.status(422)
    return show(c, <Refusal {...adminWords().unreadable} reference={reference} />)
  }
  if (!(error instanceof HTTPException && error.status === 403)) return null
  log('warn', 'request refused', { reference, method: c.req.method, status: 403 })
  c.status(403)
  if (staff) return show(c, <Elsewhere staff={staff} words={adminWords().notYours} />)
  return show(c, <Refusal {...adminWords().closed} reference={reference} signOut />)
}

/** Whether a hidden field holds what no form of the desk sends. */
const isUnreadable = (error: Error) =>
  error instanceof $ZodError || (error instanceof HTTPException && error.status === 400)

/** Responds with 404 to an address of the desk that leads nowhere. */
export function respondNotAtTheDesk(c: Context<DeskEnv>): Response | Promise<Response> {
  c.status(404)
  return show(c, <Elsewhere staff={c.var.staff} words={adminWords().notHere} />)
}

function show(c: Context<DeskEnv>, content: Parameters<typeof c.render>[0]) {
  c.header('Cache-Control', 'no-store')
  return c.render(content, { title: adminWords().title, sheet: 'plain' })
}
