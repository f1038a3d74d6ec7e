import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFile } from '../shared/project.ts'
import type { PictureFile } from './encode-picture.ts'

/** Where the shop finds its pictures. They are not in git. */
const served = projectFile('static/pictures')

// `wrangler dev` starts its Worker anew for each change in `static` and lets all requests wait
// meanwhile: with three new files a second, a page took more than 20 s. So encoded files wait here
// until the import is complete or the shop is not running.
const waiting = projectFile('.wrangler/encoded-pictures')

/**
 * Encodes a file unless it is there; returns its path. A name always stands for a whole file, also
 * after an interruption.
 */
export async function writePicture({ name, make }: PictureFile): Promise<string> {
  // In this order: another process may publish the file between the two checks.
  for (const path of [join(waiting, name), join(served, name)])
    if (await orNull(stat(path))) return path
  const content = await make()
  await mkdir(waiting, { recursive: true })
  const path = join(waiting, name)
  const part = `${path}.${process.pid}.part`
  await writeFile(part, content)
  await rename(part, path)
  return path
}

/** Moves all encoded files to where the shop finds them. */
export async function publishPictures(): Promise<void> {
  await mkdir(served, { recursive: true })
  for (const name of (await orNull(readdir(waiting))) ?? [])
    if (!name.endsWith('.part')) await orNull(rename(join(waiting, name), join(served, name)))
}

/** Null where a file is not there, or no longer. */
async function orNull<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
