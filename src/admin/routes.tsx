import { Hono } from 'hono'
import { patterns } from '../paths.ts'
import type { DeskEnv } from './env.ts'

export const adminRoutes = new Hono<DeskEnv>()

/** Whether who asks is still signed in: a script asks before it sends a form. */
adminRoutes.get(patterns.deskAlive, (c) => c.body(null, 204))
