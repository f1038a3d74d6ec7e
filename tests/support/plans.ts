/** What a plan may scan: lists that the statement itself made, and the few collections. */
const mayBeScanned =
  /^SCAN (page|json_each|each|rest|sum|asked|hits|listed|sets|judged|counted|counts|unknown|misspelled|wanted|offer|near|named|own|returned|viewed|sold|lines|kept|in_cart|mine_once|newest|nearest|far|searched|ways|pool|candidate|\(subquery-\d+\)|CONSTANT ROW|\d+-ROW VALUES CLAUSE|collections)( |$)/

/**
 * Whether a step of a plan, by its `detail` in `EXPLAIN QUERY PLAN`, scans a table that grows with
 * the shop.
 */
export const isScan = (detail: string): boolean =>
  detail.startsWith('SCAN') && !mayBeScanned.test(detail)
