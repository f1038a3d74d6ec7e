import { createHash } from 'node:crypto'
import { rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Picture } from '../../import/records.ts'
import { pictureWidths, SHARED } from '../../ui/picture-widths.ts'
import { projectFile } from '../shared/project.ts'

/** Where the encoded pictures are. Their files are not in git. */
export const folder = projectFile('static/pictures')

// Measured with twelve photographs of 800 × 1000 in both widths, two cores, AVIF effort 2, 3, 4: 1.2, 3.2, 16 s for 96, 67, 62 KB.
const formats = { avif: { quality: 52, effort: 3 }, webp: { quality: 76, effort: 4 } } as const
const sharedFormat = { quality: 80, mozjpeg: true } as const

/**
 * Encodes a picture in every format and width the pages ask for. File names come from the content and the settings here, so
 * that an encoded picture never changes and is not encoded again. Throws where the original is no picture.
 *
 * @param how `shared`: also as it is shown where a page is shared; `dryRun`: only look at it
 */
export async function encodePicture(
  original: Buffer,
  how: { shared: boolean; dryRun: boolean },
): Promise<Picture> {
  const { autoOrient } = await sharp(original).metadata()
  const widths = pictureWidths(autoOrient.width)
  const settings = JSON.stringify([widths, formats, sharedFormat, SHARED])
  const picture = createHash('sha256').update(settings).update(original).digest('hex').slice(0, 10)
  const color = await dominantColor(original)
  if (!how.dryRun) {
    for (const width of widths)
      for (const format of ['avif', 'webp'] as const)
        await writeOnce(`${picture}-${width}.${format}`, () =>
          sharp(original)
            .autoOrient()
            .resize({ width, withoutEnlargement: true })
            .toFormat(format, formats[format])
            .toBuffer(),
        )
    if (how.shared) await writeOnce(`${picture}-shared.jpg`, () => sharedForm(original))
  }
  return { picture, width: autoOrient.width, height: autoOrient.height, color }
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

/** The whole picture in the middle of a wide one; its edges, drawn out and blurred, are the backdrop beside it. */
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

/** Under its name there is either the whole file or none, also after an interruption. */
async function writeOnce(name: string, make: () => Promise<Buffer>): Promise<void> {
  const path = join(folder, name)
  if (await stat(path).catch(() => null)) return
  await writeFile(`${path}.part`, await make())
  await rename(`${path}.part`, path)
}
