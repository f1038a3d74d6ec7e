import type { Context } from 'hono'
import { isBot } from 'isbot'
import type { AppEnv } from '../../platform/env.ts'
import type { RingSystem } from './rules.ts'

/** In which system a page shows ring sizes. `chosen` goes along in the page's links; what only follows from the country does not. */
export type Sizes = { shown: RingSystem; chosen: RingSystem | undefined }

/** The system that a visitor's country uses, in the address that the cache of pages renders: nobody can choose by it. */
const LOCAL = 'local-sizes'

/**
 * What the address of a page with ring sizes is given for whoever asks: nothing for those who read the shop's own system, so
 * that a page is kept once for each system and not for each country. The country is used here and kept nowhere. Robots, which
 * ask from anywhere, read the shop's own.
 */
export function sizesInAddress(c: Context<AppEnv>): Record<string, string> {
  const own = systemOf(c.var.config.shop.country)
  const robot = isBot(c.req.header('User-Agent')?.slice(0, 500))
  const country = robot ? undefined : c.req.raw.cf?.country
  const local = typeof country === 'string' ? systemOf(country) : own
  const chosen = readSystem(c.req.query('sizes'))
  if (chosen && chosen !== local) return { sizes: chosen }
  return local === own ? {} : { [LOCAL]: local }
}

/** Reads what `sizesInAddress` wrote. `chosen`: from the address or a form, unchecked. */
export function readSizes(c: Context<AppEnv>, chosen: string | undefined): Sizes {
  const system = readSystem(chosen)
  const local = readSystem(c.req.query(LOCAL)) ?? systemOf(c.var.config.shop.country)
  return { shown: system ?? local, chosen: system }
}

const systems: Record<RingSystem, string> = {
  us: 'US CA MX',
  uk: 'GB IE AU NZ ZA GG JE IM',
  eu: '',
  jp: 'JP',
  ch: 'CH LI IT SM VA ES NL',
}

/** Every system, in the order in which they are offered. */
export const ringSystems = Object.keys(systems) as RingSystem[]

/**
 * The system of a country by its code of two letters; most use ISO's. Source: en.wikipedia.org/wiki/Ring_size.
 * @internal
 */
export const systemOf = (country: string): RingSystem =>
  ringSystems.find((system) => systems[system].split(' ').includes(country)) ?? 'eu'

const readSystem = (text: string | undefined) => ringSystems.find((system) => system === text)
