import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import sharp from 'sharp'
import type { Finding } from '../../catalog/import/findings.ts'
import type { Picture, ProductDraft } from '../../catalog/import/records.ts'
import { projectFile } from './database.ts'
import { fetchPicture, keptPicture } from './fetch-picture.ts'
import type { Options } from './options.ts'

const folder = projectFile('static/pictures')
const widths = [400, 800]
// Measured with twelve photographs of 800 × 1000 in both widths, two cores, AVIF effort 2, 3, 4: 1.2, 3.2, 16 s for 96, 67, 62 KB.
const formats = { avif: { quality: 52, effort: 3 }, webp: { quality: 76, effort: 4 } } as const

/**
 * Encodes the pictures of the products and answers them by source. File names come from the content and the settings here, so that an encoded
 * picture never changes and is not encoded again. What cannot be had is noted as a warning; a placeholder is shown.
 */
export async function encodePictures(
  products: ProductDraft[],
  options: Options,
  findings: Finding[],
  onPicture: (count: number, of: number) => void,
): Promise<Map<string, Picture>> {
  if (!options.dryRun) await mkdir(folder, { recursive: true })
  const wanted = new Map<string, number>()
  for (const { images, line } of products)
    for (const { source } of images) wanted.set(source, wanted.get(source) ?? line)
  const pictures = new Map<string, Picture>()
  const waiting = [...wanted]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [source, line] = next
      try {
        const original = await readOriginal(source, options)
        if (original) pictures.set(source, await encode(original, options.dryRun))
      } catch (error) {
        const says = `${source}: ${error instanceof Error ? error.message : error}. A placeholder is shown.`
        findings.push({ level: 'warning', line, field: 'Product image URL', says })
      }
      onPicture(wanted.size - waiting.length, wanted.size)
    }
  }
  await Promise.all([work(), work(), work()])
  return new Map([...wanted.keys()].flatMap((key) => entryOf(pictures, key)))
}

function entryOf(pictures: Map<string, Picture>, source: string): [string, Picture][] {
  const picture = pictures.get(source)
  return picture ? [[source, picture]] : []
}

async function readOriginal(source: string, options: Options): Promise<Buffer | null> {
  if (/^https?:\/\//i.test(source))
    return (await keptPicture(source)) ?? (options.fetchPictures ? fetchPicture(source) : null)
  try {
    return await readFile(resolve(dirname(options.csv), source))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error('there is no such file')
    throw error
  }
}

async function encode(original: Buffer, dryRun: boolean): Promise<Picture> {
  const settings = JSON.stringify([widths, formats])
  const picture = createHash('sha256').update(settings).update(original).digest('hex').slice(0, 10)
  const { autoOrient } = await sharp(original).metadata()
  const small = await sharp(original)
    .autoOrient()
    .resize(64)
    .flatten({ background: '#fff' })
    .toBuffer()
  const { dominant } = await sharp(small).stats()
  const color = [dominant.r, dominant.g, dominant.b]
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')
  if (!dryRun)
    for (const width of widths)
      for (const format of ['avif', 'webp'] as const)
        await writeOnce(join(folder, `${picture}-${width}.${format}`), () =>
          sharp(original)
            .autoOrient()
            .resize({ width, withoutEnlargement: true })
            .toFormat(format, formats[format])
            .toBuffer(),
        )
  return { picture, width: autoOrient.width, height: autoOrient.height, color: `#${color}` }
}

/** Under its name there is either the whole file or none, also after an interruption. */
async function writeOnce(path: string, make: () => Promise<Buffer>): Promise<void> {
  if (await stat(path).catch(() => null)) return
  await writeFile(`${path}.part`, await make())
  await rename(`${path}.part`, path)
}
