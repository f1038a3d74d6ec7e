import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PictureFile, pictureFiles } from '../../src/commands/import-catalog/encode-picture.ts'
import { writePicture } from '../../src/commands/import-catalog/picture-files.ts'
import { type Place, readDatabase } from './local-database.ts'
import { root } from './wrangler.ts'

/** Folder of the demo catalogue. */
export const demo = join(root, 'tests/stand-ins/catalogue')

/** A picture as the database has it. `first`: 1 where it is the first of its product. */
export type ListedPicture = { source: string; width: number; first: 0 | 1 }

/**
 * The files of pictures, in the order in which they are missed: first those that lists show, which
 * are the first picture of each product, and narrow before wide. Pictures of another catalogue are
 * left out.
 *
 * @param folder where the originals are
 */
export function filesInOrder(pictures: ListedPicture[], folder: string): PictureFile[] {
  return pictures
    .filter(({ source }) => existsSync(join(folder, source)))
    .flatMap(({ source, width, first }) =>
      pictureFiles(readFileSync(join(folder, source)), width, first === 1).map((file, at) => ({
        file,
        rank: first ? at : at + 100,
      })),
    )
    .sort((a, b) => a.rank - b.rank)
    .map(({ file }) => file)
}

/** The files of the demo pictures in a local database, in that order. */
export const demoPictures = (place: Place): PictureFile[] =>
  filesInOrder(
    readDatabase<ListedPicture>(
      'SELECT source, width, position = 0 AS first FROM images WHERE picture IS NOT NULL',
      place,
    ),
    demo,
  )

/**
 * Encodes files while the shop runs: one after another, so that a core is left for the shop, and a
 * file that is asked for at once.
 */
export function encodeBehind(files: PictureFile[]) {
  const named = new Map(files.map((file) => [file.name, file]))
  const underWay = new Map<string, Promise<string>>()
  function encode(file: PictureFile): Promise<string> {
    const work = underWay.get(file.name) ?? writePicture(file)
    underWay.set(file.name, work)
    return work.finally(() => underWay.delete(file.name))
  }

  return {
    /** The content of one of the files, null where it is none of them. */
    async read(name: string): Promise<Buffer | null> {
      const file = named.get(name)
      return file ? readFile(await encode(file)) : null
    },
    /** Encodes all that are not there yet; says how far it is after a second, then every ten. */
    async encodeAll(say: (line: string) => void): Promise<void> {
      const start = Date.now()
      let next = start + 1000
      for (const [before, file] of files.entries()) {
        await encode(file)
        if (Date.now() < next) continue
        say(`Encoding pictures: ${before + 1} of ${files.length} files`)
        next = Date.now() + 10_000
      }
      if (Date.now() > start + 1000) say('All pictures are encoded')
    },
  }
}
