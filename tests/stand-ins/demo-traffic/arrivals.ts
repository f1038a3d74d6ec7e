import type { CalendarDate } from '../../../src/platform/calendar-date.ts'
import type { Chance } from '../chance.ts'
import { drawn, letterOf } from './rhythm.ts'

export type Arrival = {
  channel: string
  previousSite: string
  source: string
  campaign: string
}

const nobody = { previousSite: '', source: '', campaign: '' }
const google: Record<string, string> = {
  NL: 'google.nl',
  DE: 'google.de',
  BE: 'google.be',
  GB: 'google.co.uk',
  FR: 'google.fr',
}
const sites = {
  search: [
    [7, 'bing.com'],
    [5, 'duckduckgo.com'],
    [3, 'ecosia.org'],
  ],
  social: [
    [52, 'instagram.com'],
    [30, 'pinterest.com'],
    [12, 'facebook.com'],
    [6, 'tiktok.com'],
  ],
  'ai-assistant': [
    [70, 'chatgpt.com'],
    [18, 'perplexity.ai'],
    [12, 'gemini.google.com'],
  ],
  referral: [
    [30, 'weddingdays.example'],
    [24, 'goldsmiths-guild.example'],
    [20, 'amsterdam-makers.example'],
    [16, 'slow-luxury.example'],
    [10, 'ring-forum.example'],
  ],
} as const

/**
 * How many of a hundred visitors a channel brings, how often those put something into the cart, to the
 * average of 1, and what share of them sees one page alone.
 */
export const channels: Record<string, { adds: number; leaves: number; weight: number }> = {
  search: { adds: 1, leaves: 0.46, weight: 38 },
  direct: { adds: 1.3, leaves: 0.38, weight: 24 },
  social: { adds: 0.45, leaves: 0.63, weight: 20 },
  referral: { adds: 1.05, leaves: 0.44, weight: 8 },
  paid: { adds: 0.75, leaves: 0.56, weight: 6 },
  'ai-assistant': { adds: 1.2, leaves: 0.35, weight: 2 },
  email: { adds: 1.3, leaves: 0.33, weight: 1 },
}

/** How somebody from a country comes to the shop on a day. */
export function arrivalOn(chance: Chance, day: CalendarDate, country: string): Arrival {
  const { letter, fair } = drawn(day)
  const weights = Object.entries(channels).map(([name, { weight }]): [number, string] => [
    weight + (name === 'email' ? letter : 0),
    name,
  ])
  const channel = chance.pick([...weights, [fair, 'fair']])
  if (channel === 'fair')
    return { ...nobody, channel: 'referral', source: 'fair', campaign: 'fair postcard' }
  return arrivalBy(chance, day, channel, country)
}

/** Somebody who comes by this channel. */
export function arrivalBy(
  chance: Chance,
  day: CalendarDate,
  channel: string,
  country: string,
): Arrival {
  const home = google[country] ?? 'google.com'
  if (channel === 'email')
    return { ...nobody, channel, source: 'newsletter', campaign: letterOf(day) }
  if (channel === 'search')
    return { ...nobody, channel, previousSite: chance.pick([[85, home], ...sites.search]) }
  if (channel === 'paid') {
    const campaign = chance.pick([
      [60, 'engagement rings'],
      [40, 'wedding bands'],
    ])
    return { channel, previousSite: home, source: 'google', campaign }
  }
  const from = sites[channel as keyof typeof sites]
  return { ...nobody, channel, previousSite: from ? chance.pick(from) : '' }
}
