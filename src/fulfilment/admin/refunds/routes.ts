import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { decideRoutes } from './decide-routes.tsx'
import { oneRefundRoutes } from './one-refund-routes.tsx'
import { refundRoutes } from './refund-routes.tsx'
import { restockRoutes } from './restock-routes.tsx'

/** Money that goes back, and what goes back into stock. */
export const refundDeskRoutes = new Hono<DeskEnv>()

refundDeskRoutes.route('/', refundRoutes)
refundDeskRoutes.route('/', restockRoutes)
refundDeskRoutes.route('/', decideRoutes)
refundDeskRoutes.route('/', oneRefundRoutes)
