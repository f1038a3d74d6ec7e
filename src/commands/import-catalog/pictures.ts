import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Finding } from '../../import/findings.ts'
import type { Picture, StatedProduct } from '../../import/records.ts'
import type { Spool } from '../../import/spool.ts'
import { fetchPicture, keptPicture } from './fetch-picture.ts'
import type { Options } from './options.ts'
import { publishPictures, writePicture } from './picture-files.ts'

/**
 * Encodes the pictures of the products and answers them by source. The first of each product gets a
 * form to be shared as well. What cannot be had is noted as a warning; a placeholder is shown.
 */
export async function encodePictures(
  products: Spool<StatedProduct>,
  options: Options,
  findings: Finding[],
  onPicture: (count: number, of: number) => void,
): Promise<Map<string, Picture>> {
  const encodes = !options.dryRun && !options.encodeLater
  const wanted = new Map<string, number>()
  const shared = new Set<string>()
  for (const { images = [], variants = [], line } of products) {
    if (images[0]) shared.add(images[0].source)
    for (const source of [
      ...images.map((image) => image.source),
      ...variants.flatMap(({ imageSource }) => imageSource ?? []),
    ])
      wanted.set(source, wanted.get(source) ?? line)
  }
  const pictures = new Map<string, Picture>()
  const waiting = [...wanted]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [source, line] = next
      try {
        const original = await readOriginal(source, options)
        if (original) {
          const { describePicture, pictureFiles } = await encoder()
          const picture = await describePicture(original)
          if (encodes)
            for (const file of pictureFiles(original, picture.width, shared.has(source)))
              await writePicture(file)
          pictures.set(source, picture)
        }
      } catch (error) {
        const message = `"${source}": ${error instanceof Error ? error.message : error}. A placeholder is shown.`
        findings.push({ level: 'warning', line, field: 'Product image URL', message })
      }
      onPicture(wanted.size - waiting.length, wanted.size)
    }
  }
  await Promise.all([work(), work(), work()])
  if (encodes) await publishPictures()
  for (const { images, variants = [], line, status } of products) {
    const sources = [
      ...(images ?? []).map(({ source }) => source),
      ...variants.flatMap(({ imageSource }) => imageSource ?? []),
    ]
    if (
      images &&
      (status ?? 'active') === 'active' &&
      !sources.some((source) => pictures.has(source))
    )
      findings.push({ level: 'warning', line, field: 'Product image URL', message: unpictured })
  }
  return new Map([...wanted.keys()].flatMap((key) => entryOf(pictures, key)))
}

/** Loaded with the first picture: sharp takes 27 MB. */
const encoder = () => import('./encode-picture.ts')

const unpictured =
  'There is no picture to show, so the product is not in the feed for Google. Add one; pictures given as URLs are downloaded with --fetch-pictures.'

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
