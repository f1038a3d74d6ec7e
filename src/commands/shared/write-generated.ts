import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { projectFile } from './project.ts'

/**
 * Writes a file of the project that a command generates, and prints its size, with `note` before
 * it.
 */
export function writeGenerated(file: string, text: string, note = ''): void {
  writeFileSync(projectFile(file), text)
  const [raw, gzip] = [Buffer.byteLength(text), gzipSync(text, { level: 9 }).length]
  console.log(`${file}: ${note}${raw} bytes, ${gzip} gzipped`)
}
