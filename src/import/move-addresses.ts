import { paths } from '../paths.ts'
import { smallPath } from '../platform/tidy-path.ts'

/** The rows of `redirects`: where each path leads. */
export type Redirects = ReadonlyMap<string, string>

/** A product that has a new handle. */
export type Renamed = { former: string; handle: string }

/**
 * The redirects after an import. The former addresses of products lead to those of today, and so
 * does what led to them; the owner's list comes next, then what was there before. No path of a page
 * leads elsewhere, and none comes back to itself: of rows that close a circle the older one goes.
 *
 * @param list without circles
 * @param products all of the shop, as they are after the import
 */
export function moveAddresses(
  before: Redirects,
  list: Redirects,
  renamed: Renamed[],
  products: { handle: string; status: string }[],
): Redirects {
  const moved = new Map(
    renamed.flatMap(({ former, handle }) => {
      const [page, text] = addressesOf(handle)
      return [...addressesOf(former)].map(
        (from, at) => [smallPath(from), at ? text : page] as const,
      )
    }),
  )
  const shown = products.filter(({ status }) => status === 'active')
  const pages = new Set(shown.flatMap(({ handle }) => addressesOf(handle).map(smallPath)))
  const after = new Map<string, string>()
  for (const [from, formerTo] of [...moved, ...list, ...before]) {
    const to = (moved.get(pathOf(formerTo)) ?? withoutQuery(formerTo)) + queryOf(formerTo)
    if (!after.has(from) && !pages.has(from) && endOf(to, after) !== from) after.set(from, to)
  }
  return after
}

/** The path at which somebody arrives who follows redirects, as `redirects` has it. */
export function endOf(to: string, redirects: Redirects): string {
  let at = pathOf(to)
  // No more steps than rows, should they make a circle.
  for (const _ of redirects) {
    const next = redirects.get(at)
    if (next === undefined) break
    at = pathOf(next)
  }
  return at
}

/** Where a redirect leads, as `redirects` would have it if it led on from there. */
export const pathOf = (to: string): string => smallPath(withoutQuery(to))

const addressesOf = (handle: string) => [paths.product(handle), paths.productText(handle)] as const

const withoutQuery = (to: string) => to.replace(/[?#].*/s, '')
const queryOf = (to: string) => to.slice(withoutQuery(to).length)
