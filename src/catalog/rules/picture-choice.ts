type Image = { id: string }
type Variant = { imageId: string | null; optionValues: string[] }

/**
 * The pictures of a product that show one of its variants.
 *
 * As in Shopify's themes, the order of the pictures groups them: a variant's picture begins a group
 * that continues until the next variant's picture; pictures before the first group belong to every
 * variant. The import gives a variant without a picture the one of its metal.
 *
 * @param images in the owner's order
 * @param variants all variants of the product
 * @param metalAt index of the metal among the options; -1 without one
 * @param shown the variant on the page; undefined shows all pictures
 * @returns the variant's own group, then the pictures of every variant. `metal`: the one shown
 *   instead, if this variant has no picture; otherwise null
 */
export function picturesOf<I extends Image>(
  images: I[],
  variants: Variant[],
  metalAt: number,
  shown: Variant | undefined,
): { pictures: I[]; metal: string | null } {
  const begins = new Set(variants.map(({ imageId }) => imageId))
  const first = images.findIndex(({ id }) => begins.has(id))
  if (!shown || first < 0) return { pictures: images, metal: null }

  const has = ({ imageId }: Variant) => images.some(({ id }) => id === imageId)
  const metal = shown.optionValues[metalAt]
  const pictured = has(shown)
  if (!pictured && metal === undefined) return { pictures: images, metal: null }

  const head = pictured ? shown.imageId : images[first]?.id
  const from = images.findIndex(({ id }) => id === head)
  const next = images.findIndex(({ id }, at) => at > from && begins.has(id))
  const group = images.slice(from, next < 0 ? undefined : next)
  const other = variants.find(({ imageId }) => imageId === head)?.optionValues[metalAt]
  return {
    pictures: [...group, ...images.slice(0, first)],
    metal: pictured ? null : (other ?? null),
  }
}
