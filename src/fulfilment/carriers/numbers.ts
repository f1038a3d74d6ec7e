import type { Carrier } from './carriers.ts'

/**
 * A parcel's number as it is stored: in capitals, without what people put between its groups. Of a
 * carrier whose numbers nobody knows, as it was typed.
 */
export const tidyNumber = ({ numbers }: Pick<Carrier, 'numbers'>, typed: string): string =>
  numbers.length === 0
    ? typed.trim()
    : typed
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[\s.\-_/]+/g, '')

/**
 * Whether a number looks like one of the carrier's. One that looks wrong may be right all the same:
 * carriers change their numbers, and the form lets it be kept.
 */
export function checkNumber(
  carrier: Pick<Carrier, 'numbers'>,
  typed: string,
): { ok: true; number: string } | { ok: false; looksWrong: true } {
  const number = tidyNumber(carrier, typed)
  const fits = carrier.numbers.some(({ pattern, check }) => {
    const found = pattern.exec(number)
    return found && (check?.(found[1] ?? number) ?? true)
  })
  return fits || carrier.numbers.length === 0
    ? { ok: true, number }
    : { ok: false, looksWrong: true }
}

/**
 * Where a parcel can be followed. The link holds its number and nothing else: no postcode, nothing
 * of the order. Null where there is no page.
 */
export const trackingLink = (carrier: Pick<Carrier, 'link'>, number: string): string | null =>
  carrier.link && number ? carrier.link.replace('{number}', encodeURIComponent(number)) : null

/** Whether a link that somebody typed may be shown to shoppers: it leads to a page, by https. */
export const isWebAddress = (text: string): boolean =>
  /^https:\/\/\S+$/.test(text) && URL.canParse(text)
