import { Picture } from '../../ui/picture.tsx'
import type { ProductDetails } from '../queries.ts'

type Props = {
  title: string
  type: string
  images: ProductDetails['images']
  /** The picture of the chosen variant, shown first. */
  firstId: string | null
}

/** Renders a product's pictures: one under the other, or side by side to swipe on a phone. */
export const Gallery = ({ title, type, images, firstId }: Props) => {
  const ordered = images.toSorted((a, b) => Number(b.id === firstId) - Number(a.id === firstId))
  if (ordered.length === 0)
    return (
      <div class="gallery">
        <Picture picture={null} type={type} alt={`${title}: no picture yet`} sizes="" />
      </div>
    )
  return (
    <div
      class="gallery"
      {...(ordered.length > 1 && { role: 'region', 'aria-label': 'Pictures', tabindex: 0 })}
    >
      {ordered.map((image, at) => (
        <Picture
          picture={image.picture}
          width={image.width}
          height={image.height}
          type={type}
          alt={image.alt || title}
          sizes="(min-width:740px) 50vw,100vw"
          first={at === 0}
        />
      ))}
    </div>
  )
}
