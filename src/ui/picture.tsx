import { paths } from '../paths.ts'
import { JewelOutline } from './jewel-outline.tsx'

/** Widths in which the import encodes every picture. */
const WIDTHS = [400, 800] as const

type Props = {
  /** Name under `/pictures/`; null shows the outline of a piece of `type`. */
  picture: string | null
  type?: string
  /** Empty where the text beside it says the same. */
  alt: string
  /** How wide it is shown, as the `sizes` of an image. */
  sizes: string
  /** Of the original, in pixels; only their proportion matters. */
  width?: number | null
  height?: number | null
  /** The largest thing a shopper sees first: loaded before anything else. */
  first?: boolean
}

/** Renders a picture in the formats and widths there are, in a box that keeps its place while it loads. */
export const Picture = ({ picture, type = '', alt, sizes, width, height, first }: Props) => {
  if (!picture) return <JewelOutline type={type} alt={alt} />
  const srcset = (format: 'avif' | 'webp') =>
    WIDTHS.map((each) => `${paths.picture(picture, each, format)} ${each}w`).join(', ')
  return (
    <picture>
      <source type="image/avif" srcset={srcset('avif')} sizes={sizes} />
      <img
        src={paths.picture(picture, 800, 'webp')}
        srcset={srcset('webp')}
        sizes={sizes}
        alt={alt}
        width={800}
        height={width && height ? Math.round((800 * height) / width) : 1000}
        decoding="async"
        {...(first ? { fetchpriority: 'high' } : { loading: 'lazy' })}
      />
    </picture>
  )
}
