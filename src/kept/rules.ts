/** Most pieces that a guest keeps; the database keeps the same limit (`kept_limit`). */
export const MAX_KEPT = 60

/**
 * The pages that a heart leads back to: those that show pieces. Whole paths, so that nothing that
 * begins like one leads anywhere else.
 */
const SHOWS_PIECES = /^\/(?:(?:collections|products|pages|kept)\/[^/].*|search|kept|cart)?$/

/**
 * Where a form was sent from: the path of a page of the shop that shows pieces; null if nobody says,
 * or if it is none.
 *
 * @param referer as the browser sent it
 * @param origin the shop's
 */
export function sentFrom(referer: string, origin: string): string | null {
  const from = URL.parse(referer)
  if (from?.origin !== origin || !SHOWS_PIECES.test(from.pathname)) return null
  return from.pathname + from.search
}
