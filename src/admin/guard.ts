import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { DeskEnv } from './env.ts'
import { mayDo, type Right } from './rules.ts'

/** Lets only staff in whose role has the right; a screen mounts it before its handlers. */
export const only = (right: Right) =>
  createMiddleware<DeskEnv>(async (c, next) => {
    if (!mayDo(c.var.staff.role, right)) throw new HTTPException(403)
    await next()
  })
