import type { ToldSize } from '../../ring-sizes/rules/told-size.ts'

/**
 * How a ring is offered in one of its sizes: `i` in stock, `m` made to order, `g` gone, `r` with its
 * price on request.
 */
export type Offered = 'i' | 'm' | 'g' | 'r'

/** One size of a ring. `id`: of its variant; `chosen`: the page is about it. */
export type SizeOffer = { size: ToldSize; offered: Offered; id: string; chosen: boolean }

/**
 * The sizes of a ring as the argument of a slot: `golden-ring,540i.v1,560G.v2`, a large letter for
 * the one that is chosen. The page is the same for everyone, and has all that a visitor who told
 * their size is told of it.
 */
export const writeOffers = (handle: string, offers: SizeOffer[]): string =>
  [
    encodeURIComponent(handle).replace(/[!'()*~]/g, hex),
    ...offers
      .filter(({ id }) => /^[\w-]+$/.test(id))
      .map(
        ({ size, offered, id, chosen }) =>
          `${size}${chosen ? offered.toUpperCase() : offered}.${id}`,
      ),
  ].join()

/** The percent-encoding of a character that `encodeURIComponent` leaves and a slot cannot hold. */
const hex = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`

/** Reads what `writeOffers` wrote. */
export function readOffers(text: string): { handle: string; offers: SizeOffer[] } {
  const [handle = '', ...offers] = text.split(',')
  return {
    handle: decodeURIComponent(handle),
    offers: offers.flatMap((offer) => {
      const [, size, letter = '', id = ''] = /^(\d+)([imgr])\.(.+)$/i.exec(offer) ?? []
      const offered = letter.toLowerCase() as Offered
      return size ? [{ size: Number(size), offered, id, chosen: letter !== offered }] : []
    }),
  }
}

/** Half a millimetre: no two whole sizes are closer to each other than twice that. */
const AS_GOOD_AS = 5

/**
 * The offer that is somebody's size: the nearest, at most half a millimetre off, because other
 * systems' sizes lie between the millimetres. Of two that are as near, the larger.
 */
export const offerFor = (told: ToldSize, offers: SizeOffer[]): SizeOffer | null =>
  offers
    .filter(({ size }) => Math.abs(size - told) <= AS_GOOD_AS)
    .toSorted((a, b) => Math.abs(a.size - told) - Math.abs(b.size - told) || b.size - a.size)[0] ??
  null
