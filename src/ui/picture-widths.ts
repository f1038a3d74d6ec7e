import { paths } from '../paths.ts'

/** Width of the smallest file, for cart lines and thumbnails. Every encoded picture has it. */
export const THUMBNAIL = 240

/**
 * Widths the layout uses: cards at 400 and 800, a product's picture at 800 to 1600 on high-density
 * screens.
 */
const steps = [THUMBNAIL, 400, 800, 1200, 1600]

const LARGEST = 1600

/**
 * Widths of a picture's files in pixels, ascending: never wider than the original, whose own width
 * (at most 1600) is the last. An original narrower than a thumbnail has one file, named like a
 * thumbnail.
 *
 * @param original its width in pixels; null if unknown: then only the thumbnail is certain to exist
 */
export function pictureWidths(original: number | null): number[] {
  const own = Math.min(original ?? THUMBNAIL, LARGEST)
  return own <= THUMBNAIL ? [THUMBNAIL] : [...steps.filter((width) => width < own), own]
}

/** Which of a picture's widths browsers without AVIF show. */
export const plainWidth = (widths: number[]) => Math.min(800, widths.at(-1) ?? THUMBNAIL)

/**
 * Path of a picture's widest file, in a format that every program reads; null without a picture.
 */
export const largestPicture = ({
  picture,
  width,
}: {
  picture: string | null
  width: number | null
}) => picture && paths.picture(picture, pictureWidths(width).at(-1) ?? THUMBNAIL, 'webp')

/** Size in pixels of the picture for link previews, as ogp.me and Facebook recommend. */
export const SHARED = { width: 1200, height: 630 }
