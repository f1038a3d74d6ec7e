import type { Child } from 'hono/jsx'
import { Picture } from '../../ui/picture.tsx'
import { largestPicture } from '../../ui/picture-widths.ts'
import type { ProductDetails } from '../queries.ts'
import type { JewelKind } from '../rules/jewel-kind.ts'
import { catalogWords } from '../words.ts'

/** The gallery's anchor: choosing another metal leads back to it. */
export const PICTURES = 'pictures'

type Image = ProductDetails['images'][number]

type Props = {
  handle: string
  title: string
  kind: JewelKind | null
  images: Image[]
  /** The metal that the pictures show, if it is not the chosen one. */
  shownIn: string | null
  /** The drawing of the product's size. */
  drawing: Child
}

/**
 * Renders a product's pictures: to swipe, with thumbnails, and each with a link to its largest
 * file, which the script opens over the page.
 */
export const Gallery = ({ handle, title, kind, images, shownIn, drawing }: Props) => {
  const say = catalogWords().pictures
  const none = <Picture picture={null} kind={kind} alt={say.none(title)} />
  return (
    <section class="gallery" id={PICTURES} aria-label={say.of(title)}>
      <ul class="slides">
        {images.map((image, at) => (
          <li id={`picture-${at + 1}`}>
            <Slide {...{ image, handle, title, kind, at }} of={images.length} />
          </li>
        ))}
        {images.length === 0 && <li id="picture-1">{none}</li>}
        {drawing && <li id="to-scale">{drawing}</li>}
      </ul>
      {shownIn && <p class="quiet">{say.shownIn(shownIn)}</p>}
      {(images.length > 1 || drawing) && (
        <ul class="thumbnails">
          {(images.length > 0 ? images : [null]).map((image, at) => (
            <li>
              <a href={`#picture-${at + 1}`}>
                <Picture
                  picture={null}
                  {...thumbnailOf(image)}
                  {...(at === 0 && { sizes: SLIDE })}
                  kind={kind}
                  alt={say.jump(at + 1)}
                />
              </a>
            </li>
          ))}
          {drawing && (
            <li>
              <a href="#to-scale">
                <span class="visually-hidden">{say.jumpToScale}</span>
                <svg viewBox="0 0 80 100" width="80" height="100" aria-hidden="true">
                  <path d="M15 55a9 9 0 1 0 18 0a9 9 0 1 0-18 0M38 50a14 14 0 1 0 28 0a14 14 0 1 0-28 0" />
                </svg>
              </a>
            </li>
          )}
        </ul>
      )}
      {images.length > 0 && (
        <dialog class="zoom" aria-label={say.atFullSize}>
          <form method="dialog">
            <button class="button-quiet" type="submit">
              {say.close}
            </button>
          </form>
        </dialog>
      )}
    </section>
  )
}

/** Width of a picture. The first thumbnail is the same file: it is there already. */
const SLIDE = '(min-width:740px) 50vw,92vw'

const thumbnailOf = (image: Image | null) =>
  image && { picture: image.picture, width: image.width, height: image.height, color: image.color }

type SlideProps = Pick<Props, 'handle' | 'title' | 'kind'> & {
  image: Image
  at: number
  of: number
}

const Slide = ({ image, handle, title, kind, at, of }: SlideProps) => {
  const { picture, width, height, color } = image
  const shown = (
    <Picture
      {...{ picture, width, height, color, kind }}
      alt={image.alt || title}
      sizes={SLIDE}
      first={at === 0}
      later={at > 0}
    />
  )
  const largest = largestPicture(image)
  if (!largest) return shown
  return (
    // The card that led here has the same transition name: its picture grows into this one.
    <a href={largest} data-zoom {...(at === 0 && { id: `p-${handle}` })}>
      {shown}
      <span class="visually-hidden">{catalogWords().pictures.enlarge(at + 1, of)}</span>
    </a>
  )
}
