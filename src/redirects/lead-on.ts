import type { Context } from 'hono'
import { paths } from '../paths.ts'
import type { Db } from '../platform/db.ts'
import type { AppEnv } from '../platform/env.ts'
import { limited } from '../platform/rate-limit.ts'
import { smallPath, tidyPath } from '../platform/tidy-path.ts'
import { tooOften } from '../ui/too-often.tsx'
import { redirectOf } from './queries.ts'
import { likeOnShopify } from './shopify-rules.ts'

type Asking = {
  /** Whether there is a page at a path. */
  isPage: (path: string) => Promise<boolean>
}

/**
 * Leads on from an address without a page: to its one spelling, to where `redirects` says, or to
 * what another shop's like address means; null if nothing is meant. To be asked before a 404
 * only: it costs a question to the database.
 */
export async function leadOn(c: Context<AppEnv>, { isPage }: Asking): Promise<Response | null> {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return null
  const { pathname, search } = new URL(c.req.url)
  const path = tidyPath(pathname)
  if (path !== pathname) return redirect(c, path, search)
  const small = smallPath(path)
  if (small !== path && entrances.includes(small)) return redirect(c, small, search)
  // Nothing of these ever was a page of another shop, and they are nobody's business.
  if (/^\/(cart|checkout|orders|webhooks|out)\b/.test(path)) return null
  if (await limited(c, 'PAGE_LIMIT', 'pages')) return tooOften(c)
  const [own] = await redirectOf(c.var.catalogDb, small)
  const to = own?.toPath ?? likeOnShopify(small)
  if (to) return redirect(c, to, search)
  return small !== path && (await isPage(small)) ? redirect(c, small, search) : null
}

/** Whether a path without a page leads on to another one. */
export async function leadsOn(db: Db, path: string): Promise<boolean> {
  const small = smallPath(tidyPath(path))
  const [own] = await redirectOf(db, small)
  return (own?.toPath ?? likeOnShopify(small)) !== null
}

/** What people type, of the pages that are a visitor's own. */
const entrances = [paths.cart(), paths.kept(), paths.checkout(), paths.orderLookUp()]

function redirect(c: Context<AppEnv>, to: string, search: string): Response {
  // A query may be for one visitor only.
  c.header('Cache-Control', search ? 'no-store' : 'public, max-age=60')
  return c.redirect(/[?#]/.test(to) ? to : to + search, 301)
}
