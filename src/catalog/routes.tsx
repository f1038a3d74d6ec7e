import { Hono } from 'hono'
import type { AppEnv } from '../platform/env.ts'

export const catalogRoutes = new Hono<AppEnv>()
