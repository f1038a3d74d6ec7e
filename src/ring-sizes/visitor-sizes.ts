import type { Context } from 'hono'
import { isBot } from 'isbot'
import type { AppEnv } from '../platform/env.ts'
import type { RingSystem } from './rules/scales.ts'

/**
 * In which system a page shows ring sizes. `chosen` goes along in the page's links; what only
 * follows from the country does not.
 */
export type Sizes = { shown: RingSystem; chosen: RingSystem | undefined }

/**
 * The system that a visitor's country uses, in the address that the cache of pages renders: nobody
 * can choose by it.
 */
const LOCAL = 'local-sizes'

/**
 * What the address of a page with ring sizes is given for whoever asks: nothing for those who read
 * the shop's own system, so that a page is kept once for each system and not for each country.
 */
export function sizesInAddress(c: Context<AppEnv>): Record<string, string> {
  const own = systemOf(c.var.config.shop.country)
  const local = visitorSystem(c)
  const chosen = readSystem(c.req.query('sizes'))
  if (chosen && chosen !== local) return { sizes: chosen }
  return local === own ? {} : { [LOCAL]: local }
}

/**
 * Reads what `sizesInAddress` wrote; in the answer to a form, which no cache keeps, whoever sent it
 * is asked. `chosen`: from the address or a form, unchecked.
 */
export function readSizes(c: Context<AppEnv>, chosen: string | undefined): Sizes {
  const system = readSystem(chosen)
  const local = readSystem(c.req.query(LOCAL)) ?? visitorSystem(c)
  return { shown: system ?? local, chosen: system }
}

/**
 * The system of the country that somebody asks from, for pages that no cache keeps. The country is
 * used here and kept nowhere. Who asks from nowhere that is known, and robots, which ask from
 * anywhere, read the shop's own.
 */
export function visitorSystem(c: Context<AppEnv>): RingSystem {
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

/** Every system, in the order in which they are offered. */
export const ringSystems = Object.keys(systems) as RingSystem[]

/**
 * The system of a country by its code of two letters; most use ISO's. Source:
 * en.wikipedia.org/wiki/Ring_size.
 */
export const systemOf = (country: string): RingSystem =>
  ringSystems.find((system) => systems[system].split(' ').includes(country)) ?? 'eu'

/** A system by what an address or a form says; undefined for anything else. */
export const readSystem = (text: string | undefined): RingSystem | undefined =>
  ringSystems.find((system) => system === text)
