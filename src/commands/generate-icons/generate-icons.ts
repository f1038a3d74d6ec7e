import { readFileSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { projectFile } from '../shared/project.ts'

/** Draws the icons of fixed size from `static/icon.svg`. */
export async function generateIcons(): Promise<void> {
  const drawing = readFileSync(projectFile('static/icon.svg'))
  writeFileSync(projectFile('static/favicon.ico'), icoOf(await draw(drawing, 32), 32))
  writeFileSync(projectFile('static/apple-touch-icon.png'), await draw(drawing, 180))
}

/** The drawing as a PNG of `side` by `side` pixels. */
const draw = (svg: Buffer, side: number) =>
  sharp(svg, { density: (72 * side) / 32 })
    .resize(side, side)
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer()

/**
 * Wraps one PNG as an icon file: a header of six bytes (ICONDIR), and sixteen that describe the
 * picture (ICONDIRENTRY).
 */
function icoOf(png: Buffer, side: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(side, 6)
  head.writeUInt8(side, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
