/**
 * By what visits are told apart. The key of each is what the owner reads, or a code of it:
 *
 * - of page views: `page`, `entry-page` (of views that began a visit) and `exit-page` (the last of a
 *   visitor's day: `times` are visitors) by their path, with
 *   the handle where one is known (`/policies/:name`); `previous-site`, `source`, `campaign`;
 *   `channel`, of views that began a visit; `country` (`NL`), `region` (`NL-NH`), `language`,
 *   `browser`, `system`, `device`; `hour` of the shop's clock (`09`)
 * - of events: `event` by its name; `product-viewed` and `product-added` by the product's handle;
 *   `term` that was searched for, and `term-without-result`; `following-site`
 * - of the site's own health: `not-found` by path and `not-found-from` by the site that linked there;
 *   `error` by status and kind of page; `dropped` by its reason; `answer-time` by its class, and
 *   `slow-page`, the kind of page, of answers in the slowest class
 */
export const dimensions = [
  ...(['page', 'entry-page', 'exit-page'] as const),
  ...(['previous-site', 'channel', 'source', 'campaign'] as const),
  ...(['country', 'region', 'language', 'browser', 'system', 'device', 'hour'] as const),
  ...(['event', 'product-viewed', 'product-added'] as const),
  ...(['term', 'term-without-result', 'following-site'] as const),
  ...(['not-found', 'not-found-from', 'error', 'dropped', 'answer-time', 'slow-page'] as const),
] as const

/** What people typed: shown only where at least three did. */
export const typed = ['term', 'term-without-result'] as const satisfies readonly Dimension[]

/** Nobody is told apart among so many. */
const ENOUGH = 3

/** From how many visitors on a key is shown. */
export const fewestVisitors = (dimension: Dimension): number =>
  (typed as readonly Dimension[]).includes(dimension) ? ENOUGH : 0

/** Keys of a dimension that are kept of a day, the most frequent ones: no more can be looked at. */
export const KEYS_A_DAY = 200

export type Dimension = (typeof dimensions)[number]

/** By these a row can be clicked, so that all figures are of those visits alone. */
export const filterable = [
  ...(['page', 'previous-site', 'channel', 'source', 'campaign'] as const),
  ...(['country', 'region', 'language', 'browser', 'system', 'device'] as const),
] as const satisfies readonly Dimension[]

export type Filters = { [dimension in (typeof filterable)[number]]?: string }

/**
 * From how many visitors on something is shown of them alone. Anybody may write a link for one person,
 * with their name as its campaign: that tells who they are, and an order has the same campaign.
 */
export const fewestFiltered = ({ source, campaign }: Filters): number =>
  source || campaign ? ENOUGH : 0
