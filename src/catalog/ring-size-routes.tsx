import { Hono } from 'hono'
import { paths } from '../paths.ts'
import { cacheControl } from '../platform/cache-control.ts'
import type { AppEnv } from '../platform/env.ts'
import { words } from '../ui/messages.ts'
import { productPage } from './queries.ts'
import { sizesOf } from './ring-sizes/options.ts'
import { readSizes } from './ring-sizes/visitor-sizes.ts'
import { RingSizeGuide } from './views/ring-size-guide.tsx'

/** How to find one's ring size. */
export const ringSizeRoutes = new Hono<AppEnv>()

ringSizeRoutes.get(paths.ringSizes(), async (c) => {
  const handle = c.req.query('ring')
  const found = handle ? await productPage(c.var.catalogDb, handle) : null
  const ring = found && {
    handle: found.product.handle,
    title: found.product.title,
    sizes: sizesOf(found.product),
  }
  c.header('Cache-Control', cacheControl.page)
  return c.render(<RingSizeGuide sizes={readSizes(c, c.req.query('sizes'))} ring={ring} />, {
    title: words.ringSizes.title,
    description: words.ringSizes.lead,
    canonical: paths.ringSizes(),
  })
})
