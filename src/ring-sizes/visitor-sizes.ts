import type { Context } from 'hono'
import { isBot } from 'isbot'
import type { AppEnv } from '../platform/env.ts'
import type { RingSystem } from './rules/scales.ts'

/**
 * The system in which a page shows ring sizes. `chosen` is kept in the page's links; what the
 * visitor told, and a default from the country, are not.
 */
export type Sizes = { shown: RingSystem; chosen: RingSystem | undefined }

/**
 * The parameter for the visitor's own system, in the address that the page cache
 * renders: not for visitors to set.
 */
const LOCAL = 'local-sizes'

/**
 * Parameters to add to the address of a page with ring sizes: none for visitors who use the shop's
 * own system, so that a page is cached once per system, not per country.
 */
export function sizesInAddress(c: Context<AppEnv>): Record<string, string> {
  const own = systemOf(c.var.config.shop.country)
  const local = visitorSystem(c)
  const chosen = readSystem(c.req.query('sizes'))
  if (chosen && chosen !== local) return { sizes: chosen }
  return local === own ? {} : { [LOCAL]: local }
}

/**
 * Reads what `sizesInAddress` added; for the response to a form, which is not cached, uses the
 * visitor's own. `chosen`: from the address or a form, unvalidated.
 */
export function readSizes(c: Context<AppEnv>, chosen: string | undefined): Sizes {
  const system = readSystem(chosen)
  const local = readSystem(c.req.query(LOCAL)) ?? visitorSystem(c)
  return { shown: system ?? local, chosen: system }
}

/**
 * The system that the visitor told the shop, or else that of their country, for pages that are not
 * cached. The country is used here and stored nowhere. Visitors from unknown countries, and robots,
 * which crawl from anywhere, get the shop's own.
 */
export function visitorSystem(c: Context<AppEnv>): RingSystem {
  const told = readSystem(c.var.toldSystem)
  if (told) return told
  const robot = isBot(c.req.header('User-Agent')?.slice(0, 500))
  const country = robot ? undefined : c.req.raw.cf?.country
  return systemOf(typeof country === 'string' ? country : c.var.config.shop.country)
}

const systems: Record<RingSystem, string> = {
  us: 'US CA MX',
  uk: 'GB IE AU NZ ZA GG JE IM',
  eu: '',
  jp: 'JP',
  ch: 'CH LI IT SM VA ES NL',
}

/** All systems, in display order. */
export const ringSystems = Object.keys(systems) as RingSystem[]

/**
 * The system of a country (two-letter code); most use ISO's. Source:
 * en.wikipedia.org/wiki/Ring_size.
 */
export const systemOf = (country: string): RingSystem =>
  ringSystems.find((system) => systems[system].split(' ').includes(country)) ?? 'eu'

/** A system from an address or a form; undefined for anything else. */
export const readSystem = (text: string | undefined): RingSystem | undefined =>
  ringSystems.find((system) => system === text)
