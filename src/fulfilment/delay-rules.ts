/**
 * What the law lets a consumer do when an order comes later than was promised.
 *
 * - `further-time`: set the shop a reasonable further time, and then cancel. Directive 2011/83/EU,
 *   article 18 (2) and (3), in the European Economic Area; Consumer Rights Act 2015, section 28, in
 *   the United Kingdom
 * - `agree-or-cancel`: choose between the new date and all the money back. 16 CFR 435.2 (b) in the
 *   United States
 */
export type DelayRight = 'further-time' | 'agree-or-cancel'

const eea = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE'],
  ...['IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'IS', 'LI', 'NO'],
]

/** The right in the country an order goes to; null where we know of none that is as general. */
export function delayRight(country: string): DelayRight | null {
  if (eea.includes(country) || country === 'GB') return 'further-time'
  return country === 'US' ? 'agree-or-cancel' : null
}
