import { Hono } from 'hono'
import { patterns } from '../paths.ts'
import type { Db } from '../platform/db.ts'
import type { AppEnv } from '../platform/env.ts'
import { type Ring, showGuide } from './show-guide.tsx'

/** Query parameters of the guide; `sizesInAddress` adds the system. */
export const ringSizeParameters = {
  ring: ([handle = '']: string[]) => (handle === '' ? [] : [handle]),
}

/**
 * The ring size guide.
 *
 * @param shop.findRing finds a ring by its handle; null if there is none
 * @param shop.returnDays days in which a ring that does not fit may be returned
 */
export function ringSizeRoutes(shop: {
  findRing: (db: Db, handle: string) => Promise<Ring | null>
  returnDays: number
}): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get(patterns.ringSizes, async (c) => {
    const handle = c.req.query('ring')
    const ring = handle ? await shop.findRing(c.var.catalogDb, handle) : null
    return showGuide(c, { ring, returnDays: shop.returnDays })
  })
  return routes
}
