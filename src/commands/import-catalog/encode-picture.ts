import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Picture } from '../../import/records.ts'
import { pictureWidths, plainWidth, SHARED, THUMBNAIL } from '../../ui/picture-widths.ts'

// Measured with twelve photographs of 800 × 1000 in both widths, two cores, AVIF effort 2, 3, 4:
// 1.2, 3.2, 16 s for 96, 67, 62 KB.
const formats = { avif: { quality: 52, effort: 3 }, webp: { quality: 76, effort: 4 } } as const
const sharedFormat = { quality: 80, mozjpeg: true } as const

/** A file of an encoded picture. `make` returns its content. */
export type PictureFile = { name: string; make: () => Promise<Buffer> }

/** What the catalogue keeps of a picture. Throws where the original is no picture. */
export async function describePicture(original: Buffer) {
  const { width, height } = (await sharp(original).metadata()).autoOrient
  const color = await dominantColor(original)
  return { picture: nameOf(original, width), width, height, color } satisfies Picture
}

/**
 * Every file of a picture, in the formats and widths that the pages ask for, narrow ones first.
 * Their names come from the content and the settings here, so that an encoded picture never changes
 * and is not encoded again.
 *
 * @param width of the original, in pixels
 * @param shared whether also as it is shown where a page is shared
 */
export function pictureFiles(original: Buffer, width: number, shared: boolean): PictureFile[] {
  const picture = nameOf(original, width)
  const widths = pictureWidths(width)
  // WebP is for programs and browsers that know nothing newer: they choose no width.
  const plain = [THUMBNAIL, plainWidth(widths), widths.at(-1)]
  const files: PictureFile[] = widths.flatMap((each) =>
    (plain.includes(each) ? (['avif', 'webp'] as const) : (['avif'] as const)).map((format) => ({
      name: `${picture}-${each}.${format}`,
      make: () =>
        sharp(original)
          .autoOrient()
          .resize({ width: each, withoutEnlargement: true })
          .toFormat(format, formats[format])
          .toBuffer(),
    })),
  )
  if (shared) files.push({ name: `${picture}-shared.jpg`, make: () => sharedForm(original) })
  return files
}

function nameOf(original: Buffer, width: number): string {
  const settings = JSON.stringify([pictureWidths(width), formats, sharedFormat, SHARED])
  return createHash('sha256').update(settings).update(original).digest('hex').slice(0, 10)
}

async function dominantColor(original: Buffer): Promise<string> {
  const small = await sharp(original)
    .autoOrient()
    .resize(64)
    .flatten({ background: '#fff' })
    .toBuffer()
  const { dominant } = await sharp(small).stats()
  const parts = [dominant.r, dominant.g, dominant.b]
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/**
 * The whole picture in the middle of a wide one; its edges, drawn out and blurred, are the backdrop
 * beside it.
 */
async function sharedForm(original: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(original)
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize({ ...SHARED, fit: 'inside' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [left, top] = [(SHARED.width - info.width) >> 1, (SHARED.height - info.height) >> 1]
  const backdrop = await sharp(data, { raw: info })
    .extend({
      left,
      top,
      right: SHARED.width - info.width - left,
      bottom: SHARED.height - info.height - top,
      extendWith: 'copy',
    })
    .blur(30)
    .png()
    .toBuffer()
  const middle = await sharp(data, { raw: info }).png().toBuffer()
  return sharp(backdrop)
    .composite([{ input: middle, left, top }])
    .jpeg(sharedFormat)
    .toBuffer()
}
