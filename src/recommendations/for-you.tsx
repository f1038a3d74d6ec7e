import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { readGuest } from '../cart/cookie.ts'
import { suggestParameters } from '../catalog/listing/rules/parameters.ts'
import { paths } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { type Picked, pickFor } from './pick-for.ts'
import { places } from './rules.ts'
import { ForYou, NotForYou } from './views/for-you.tsx'

/**
 * Begins to pick pieces while the page itself is still read, for pages that read the database anyway:
 * their visitor waits once.
 */
export const pickAlongside = createMiddleware<AppEnv>(async (c, next) => {
  c.set('picked', pick(c))
  await next()
})

/**
 * The section *For you* of a page, as HTML for its slot; empty for everybody who kept nothing, has
 * nothing in the cart, or does not want it. Reads the database only for a cookie that says there is
 * something.
 *
 * @param at the page, from the slot
 */
export async function forYou(c: Context<AppEnv>, at: string): Promise<string> {
  const place = places.find((each) => each === at)
  const picked = place && (await (c.var.picked ?? pick(c)))
  if (!picked) return ''
  const { off, pieces, search } = picked
  if (off) return place === 'kept' ? String(<NotForYou place={place} />) : ''
  if (pieces.length === 0) return ''
  c.set('recommended', true)
  return String(<ForYou {...{ shop: c.var.config.shop, place, pieces, search }} />)
}

/** What is picked for the guest of a request; null: there is nothing to pick it by. */
async function pick(c: Context<AppEnv>): Promise<(Picked & { search: string }) | null> {
  const guest = readGuest(c.req.raw)
  if (!guest || guest.units + guest.kept.length === 0) return null
  try {
    const search = searchOf(c)
    return { ...(await pickFor(c.var.db, guest.token, search)), search }
  } catch (error) {
    // The page can do without.
    logFailure('nothing picked for a guest', error)
    return null
  }
}

declare module 'hono' {
  interface ContextVariableMap {
    /** What is picked for the guest, where that began with the page. */
    picked?: ReturnType<typeof pick>
  }
}

/** What the page says was searched for, or else the search that led here; stored nowhere. */
function searchOf(c: Context<AppEnv>): string {
  const { origin } = c.var.config.shop
  const from = URL.parse((c.req.header('Referer') ?? '').slice(0, 2000))
  const search = [new URL(c.req.url), from].find((url) => url?.pathname === paths.search())
  if (!search || (search === from && from.origin !== origin)) return ''
  return suggestParameters.q([search.searchParams.get('q') ?? ''])[0] ?? ''
}
