import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFile } from '../shared/project.ts'

const folder = projectFile('.wrangler/pictures')
const LIMIT = 30 * 1024 * 1024

/** A picture that was downloaded before, or null. */
export async function keptPicture(url: string): Promise<Buffer | null> {
  try {
    return await readFile(pathOf(url))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/**
 * Downloads a picture and keeps it, so that the next import need not ask again. Throws where it is
 * not one.
 */
export async function fetchPicture(url: string): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) })
  const type = answer.headers.get('Content-Type') ?? 'nothing'
  if (!answer.ok || !answer.body) throw new Error(`the server answered with ${answer.status}`)
  if (!type.startsWith('image/')) throw new Error(`the server sent ${type}, not an image`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body) {
    size += chunk.length
    if (size > LIMIT) throw new Error(`the picture is larger than ${LIMIT / 1024 / 1024} MB`)
    chunks.push(chunk)
  }
  const picture = Buffer.concat(chunks)
  await mkdir(folder, { recursive: true })
  await writeFile(pathOf(url), picture)
  return picture
}

// A picture in a Shopify shop gets another URL (`?v=`) when it changes.
const pathOf = (url: string) => join(folder, createHash('sha256').update(url).digest('hex'))
