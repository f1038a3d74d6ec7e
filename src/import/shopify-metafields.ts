/**
 * What Shopify's own metafields of a product's category say about jewelry, since 2024:
 * `Jewelry material (product.metafields.shopify.jewelry-material)` with values such as
 * `sterling-silver; pearl`. Values: shopify.github.io/product-taxonomy, "Jewelry material".
 */
/** Columns of Shopify's metafields that say something about a fact, by their keys. */
export const metafieldColumns = {
  'jewelry-material': 'shopifyMaterial',
  material: 'shopifyOtherMaterial',
  'color-pattern': 'shopifyColor',
  finish: 'shopifyFinish',
  'gemstone-type': 'shopifyGemstone',
} as const

export type MetafieldColumn = (typeof metafieldColumns)[keyof typeof metafieldColumns]

/** The facts that are read from each of them. */
export const factsFrom = {
  metal: ['shopifyMaterial', 'shopifyOtherMaterial'],
  fineness: ['shopifyMaterial', 'shopifyOtherMaterial'],
  finish: ['shopifyFinish'],
} as const

/**
 * The facts that a row's metafields tell. A stone is not among them: Shopify does not say whether it
 * is natural, and the shop must.
 */
export function factsOfMetafields(
  cells: Partial<Record<MetafieldColumn, string>>,
): Partial<Record<keyof typeof factsFrom, string>> {
  const materials = valuesOf(cells.shopifyMaterial ?? cells.shopifyOtherMaterial)
  const metals = materials.filter((value) => isMetal.test(value))
  const colors = valuesOf(cells.shopifyColor).filter((value) => goldColor.test(value))
  const [color] = colors
  // "Gold" in the colour of rose gold is rose gold.
  const named = metals.map(
    (metal) => (/^gold$/i.test(metal) && colors.length === 1 && color) || metal,
  )
  const metal = sentence(named.join(' and '))
  const finish = valuesOf(cells.shopifyFinish).join(', ')
  return {
    ...(metal && { metal }),
    ...(/^sterling silver$/i.test(metal) && { fineness: '925' }),
    ...(finish && { finish: finish.toLowerCase() }),
  }
}

/** A list as Shopify writes it, each value by its name or its handle: `rose-gold; Silver`. */
const valuesOf = (list = '') =>
  list
    .split(';')
    .map((value) => value.trim().replaceAll('-', ' ').toLowerCase())
    .filter(Boolean)

const isMetal =
  /^(?:(?:yellow|white|rose|sterling|\d\d?k|\d{3}) )*(?:gold|silver|platinum|palladium)$|^(?:stainless steel|steel|titanium|tungsten|tantalum|brass|bronze|copper|pewter|aluminum|niobium)$/
const goldColor = /^(?:yellow|white|rose) gold$/

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
