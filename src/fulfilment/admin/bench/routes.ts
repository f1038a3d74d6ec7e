import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { listRoutes } from './list-routes.tsx'
import { packetRoutes } from './packet-routes.tsx'
import { pieceRoutes } from './piece-routes.tsx'
import { printRoutes } from './print-routes.tsx'
import { toBuyRoutes } from './to-buy-routes.tsx'

/** The workshop's screens. Nothing on them says for whom a piece is, or what it costs. */
export const benchRoutes = new Hono<DeskEnv>()

for (const routes of [listRoutes, printRoutes, toBuyRoutes, packetRoutes, pieceRoutes])
  benchRoutes.route('/', routes)
