import { Hono } from 'hono'
import { paths, patterns } from '../paths.ts'
import { cacheControl } from '../platform/cache-control.ts'
import type { Db } from '../platform/db.ts'
import type { AppEnv } from '../platform/env.ts'
import type { Circumference } from './rules/scales.ts'
import { RingSizeGuide } from './views/ring-size-guide.tsx'
import { readSizes } from './visitor-sizes.ts'
import { ringSizeWords } from './words.ts'

/** The ring that the visitor came from, with the sizes it is made in, smallest first. */
export type Ring = { handle: string; title: string; sizes: Circumference[] }

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
    const sizes = readSizes(c, c.req.query('sizes'))
    c.header('Cache-Control', cacheControl.page)
    return c.render(<RingSizeGuide {...{ sizes, ring }} returnDays={shop.returnDays} />, {
      title: ringSizeWords().title,
      description: ringSizeWords().lead,
      canonical: paths.ringSizes(),
    })
  })
  return routes
}
