import { randomUUID } from 'node:crypto'
import { openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Spool } from '../../import/spool.ts'

/** Bytes that wait to be written together. */
const WAITING = 64 * 1024

/**
 * Keeps values as JSON in a temporary file, with only their places in memory. Nothing is left of it
 * when the process ends, however it ends. A value of `undefined` comes back as a missing key.
 */
export function openSpoolFile<T>(): Spool<T> {
  const path = join(tmpdir(), `catalog-import-${randomUUID()}`)
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  // Where each value begins, and where the next one will.
  const places = [0]
  let end = 0
  let written = 0
  let waiting: Buffer[] = []
  const flush = () => {
    for (let all = Buffer.concat(waiting); all.length > 0; ) {
      const count = writeSync(file, all, 0, all.length, written)
      written += count
      all = all.subarray(count)
    }
    waiting = []
  }
  const at = (index: number): T | undefined => {
    const [from, to] = [places[index], places[index + 1]]
    if (from === undefined || to === undefined) return undefined
    if (to > written) flush()
    const bytes = Buffer.allocUnsafe(to - from)
    readSync(file, bytes, 0, bytes.length, from)
    return JSON.parse(bytes.toString())
  }
  return {
    get length() {
      return places.length - 1
    },
    at,
    push(value) {
      const bytes = Buffer.from(JSON.stringify(value))
      waiting.push(bytes)
      end += bytes.length
      places.push(end)
      if (end - written > WAITING) flush()
      return places.length - 1
    },
    *[Symbol.iterator]() {
      for (let index = 0; index < places.length - 1; index++) yield at(index) as T
    },
  }
}
