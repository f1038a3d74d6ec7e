import type { Context } from 'hono'
import { readGuest } from '../cart/cookie.ts'
import { suggestParameters } from '../catalog/listing/rules/parameters.ts'
import { paths } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { pickFor } from './pick-for.ts'
import { places } from './rules.ts'
import { ForYou, NotForYou } from './views/for-you.tsx'

/**
 * The section *For you* of a page, as HTML for its slot; empty for everybody who kept nothing, has
 * nothing in the cart, or does not want it. Reads the database only for a cookie that says there is
 * something.
 *
 * @param at the page, from the slot
 */
export async function forYou(c: Context<AppEnv>, at: string): Promise<string> {
  const place = places.find((each) => each === at)
  const guest = readGuest(c.req.raw)
  if (!place || !guest || guest.units + guest.kept.length === 0) return ''
  try {
    const search = searchOf(c)
    const { off, pieces } = await pickFor(c.var.db, guest.token, search)
    if (off) return place === 'kept' ? String(<NotForYou place={place} />) : ''
    if (pieces.length === 0) return ''
    c.set('recommended', true)
    return String(<ForYou {...{ shop: c.var.config.shop, place, pieces, search }} />)
  } catch (error) {
    // The page can do without.
    logFailure('nothing picked for a guest', error)
    return ''
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
