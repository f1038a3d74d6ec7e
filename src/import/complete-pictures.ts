import { metalIndex } from '../catalog/rules/metals.ts'
import type { Option } from '../catalog/rules/options.ts'
import type { Before } from './detail-queries.ts'
import type { Match } from './match-products.ts'
import {
  imageId,
  type Picture,
  type ProductRecord,
  pictureOf,
  type VariantRecord,
} from './records.ts'

/** A product's pictures after the import: those of the file, or of the shop, and of variants. */
export function completeImages(
  { id, stated }: Match,
  before: Before,
  pictures: Map<string, Picture>,
): ProductRecord['images'] {
  const had = new Map(before.images.map((image) => [image.source, image]))
  const named = stated.images ?? before.images
  const sources = new Set(named.map(({ source }) => source))
  const ofVariants = (stated.variants ?? []).flatMap(({ imageSource }) => imageSource ?? [])
  const extra = [...new Set(ofVariants)].filter((source) => !sources.has(source))
  return [...named, ...extra.map((source): { source: string; alt?: string } => ({ source }))].map(
    ({ source, alt }, position) => {
      const known = had.get(source)
      if (known && !stated.images) return { ...known, position }
      const text = alt ?? known?.alt ?? ''
      const imageOf = { id: known?.id ?? imageId(id, source), source, alt: text, position }
      return { ...imageOf, ...pictureOf(pictures, source) }
    },
  )
}

/** Gives variants their pictures; of several variants in one metal, only one needs a picture. */
export function sharePictures(
  { stated }: Match,
  { images: had }: Before,
  variants: VariantRecord[],
  options: Option[],
  images: ProductRecord['images'],
): VariantRecord[] {
  const idOf = new Map(images.map(({ source, id }) => [source, id]))
  const sourceOf = new Map(had.map(({ id, source }) => [id, source]))
  const own = variants.map((variant, at) => {
    const said = stated.variants?.[at]?.imageSource
    const source = said !== undefined ? said : sourceOf.get(variant.imageId ?? '')
    return { ...variant, imageId: idOf.get(source ?? '') ?? null }
  })
  const metalAt = metalIndex(options)
  if (metalAt < 0) return own
  const pictured = own.filter((variant) => variant.imageId !== null)
  return own.map((variant) => {
    const like = pictured.find(
      (each) => each.optionValues[metalAt] === variant.optionValues[metalAt],
    )
    return { ...variant, imageId: variant.imageId ?? like?.imageId ?? null }
  })
}
