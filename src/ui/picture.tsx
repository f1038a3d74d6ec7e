import { paths } from '../paths.ts'
import { JewelOutline, type OutlinedKind } from './jewel-outline.tsx'
import { pictureWidths, plainWidth, THUMBNAIL } from './picture-widths.ts'

type Props = {
  /** Name under `/pictures/`; null shows the outline of `kind`. */
  picture: string | null
  kind?: OutlinedKind | null
  /** Empty if the text beside it says the same. */
  alt: string
  /** Displayed width, as an image's `sizes`; absent: a thumbnail. */
  sizes?: string
  /** Size of the original in pixels. Null: only the thumbnail is certain to exist. */
  width?: number | null
  height?: number | null
  /** `#rrggbb`, shown while the picture loads. */
  color?: string | null
  /** The largest element in the first view: loaded before anything else. */
  first?: boolean
  /**
   * Out of sight at first: with script its thumbnail stands for it until somebody does something
   * (static/shop.js).
   */
  later?: boolean
  /** Its id in the page, by which the page of the piece knows it: see styles/motion.ts. */
  piece?: string
}

/**
 * Renders a picture in all its widths, in a box of its size and colour while it loads. Browsers
 * without AVIF are old and few: for them there is one WebP file instead of a second list.
 */
export const Picture = (props: Props) => {
  const { picture, kind = null, alt, sizes, width = null, height = null } = props
  const { color, first, later, piece } = props
  if (!picture) return <JewelOutline kind={kind} alt={alt} />
  const widths = pictureWidths(sizes ? width : null)
  const largest = widths.at(-1) ?? THUMBNAIL
  const wide = widths.filter((each) => each > THUMBNAIL)
  const pathOf = (each: number) => paths.picture(picture, each, 'avif')
  return (
    <picture id={piece}>
      {later && <source media="(scripting:enabled)" type="image/avif" srcset={pathOf(THUMBNAIL)} />}
      {wide.length > 0 ? (
        <source
          type="image/avif"
          srcset={wide.map((each) => `${pathOf(each)} ${each}w`).join(',')}
          sizes={sizes}
        />
      ) : (
        <source type="image/avif" srcset={pathOf(THUMBNAIL)} />
      )}
      <img
        src={paths.picture(picture, plainWidth(widths), 'webp')}
        alt={alt}
        width={largest}
        height={width && height ? Math.round((largest * height) / width) : (largest * 5) / 4}
        {...(color && { 'data-color': color })}
        {...(first ? { decoding: 'async', fetchpriority: 'high' } : { loading: 'lazy' })}
      />
    </picture>
  )
}
