const PIECES = 10_000
/** The demo piece that all generated ones look like. */
const MODEL = 'verde-emerald-ring'

const numbers = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${PIECES - 1})`

/**
 * SQL that puts 10,000 pieces behind the demo catalogue, `piece-0` and so on: older than it and
 * after it in its collections, with texts, words, pictures, related pieces and variants
 * (`piece-0-0` …) of a demo piece, and plenty of stock. Half of them are in the first collection;
 * every tenth is a draft.
 */
export const generatedPieces = [
  `${numbers} insert into products (id, handle, title, type, vendor, status, tags, description_html, options, facts,
      price_from, price_to, facets, all_facets, content_hash, created_at, updated_at)
    select 'piece-' || i, 'piece-' || i, title || ' ' || i, type, vendor, iif(i % 10 = 9, 'draft', 'active'), tags,
      description_html, options, facts, price_from, price_to, p.facets, all_facets, '', 1500000000 + i, 1500000000
    from n, products p where handle = '${MODEL}'`,
  `${numbers} insert into variants (id, product_id, position, active, option_values, price, stock, imported_stock,
      made_to_order, weight_grams, facets)
    select 'piece-' || i || '-' || v.position, 'piece-' || i, v.position, 1, option_values, price, 100, 100, 0, weight_grams, v.facets
    from n, products p join variants v on v.product_id = p.id where p.handle = '${MODEL}'`,
  `${numbers} insert into images (id, product_id, position, alt, source, picture, width, height, color)
    select 'piece-' || i || '-picture-' || m.position, 'piece-' || i, m.position, alt, source, picture, width, height, color
    from n, products p join images m on m.product_id = p.id where p.handle = '${MODEL}'`,
  `${numbers}, c as (select id, row_number() over (order by position) - 1 as at, count(*) over () as many from collections)
    insert into collection_products (collection_id, product_id, position)
    select c.id, 'piece-' || i, 1000 + i from n join c on iif(c.at = 0, i % 2 = 0, i % c.many = c.at)`,
  `${numbers} insert into product_words (product_id, word, weight)
    select 'piece-' || i, word, weight from n, products p join product_words w on w.product_id = p.id where p.handle = '${MODEL}'`,
  `${numbers} insert into related_products (product_id, kind, rank, other_id)
    select 'piece-' || i, kind, rank, other_id
    from n, products p join related_products r on r.product_id = p.id where p.handle = '${MODEL}'`,
]

/** Handle of a generated piece on sale. Beyond the last it begins anew. */
export function nthPiece(n: number): string {
  return `piece-${(n + Math.floor(n / 9)) % PIECES}`
}
