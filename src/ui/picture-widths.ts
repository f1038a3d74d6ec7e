import { paths } from '../paths.ts'

/**
 * Width of the file for small places: lines of a cart, thumbnails. Every encoded picture has it.
 */
export const THUMBNAIL = 240

/**
 * What the layout asks for: cards at 400 and 800, a product's picture at 800 to 1600 on sharp
 * screens.
 */
const steps = [THUMBNAIL, 400, 800, 1200, 1600]

const LARGEST = 1600

/**
 * Widths of a picture's files, ascending, in pixels: never wider than the original, whose own width
 * is the last one, up to
 * 1600. An original that is narrower than a thumbnail has one file, by the thumbnail's name.
 *
 * @param original its width in pixels; null where it is not known: then only the thumbnail is sure
 */
export function pictureWidths(original: number | null): number[] {
  const own = Math.min(original ?? THUMBNAIL, LARGEST)
  return own <= THUMBNAIL ? [THUMBNAIL] : [...steps.filter((width) => width < own), own]
}

/**
 * Path of the widest file of a picture, in a format that every program reads; null where there is
 * no picture.
 */
export const largestPicture = ({
  picture,
  width,
}: {
  picture: string | null
  width: number | null
}) => picture && paths.picture(picture, pictureWidths(width).at(-1) ?? THUMBNAIL, 'webp')

/**
 * Size of the form in which a picture is shown where a page is shared, in pixels: ogp.me, and what
 * Facebook asks for.
 */
export const SHARED = { width: 1200, height: 630 }
