import { readFileSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'

/**
 * `npm run generate:icons`: draws `static/favicon.ico` and `static/apple-touch-icon.png` from `static/icon.svg`, for browsers
 * and telephones that want them where they have always been. Run it after a change of the drawing, and commit the result.
 */
async function main(): Promise<void> {
  const drawing = readFileSync('static/icon.svg')
  writeFileSync('static/favicon.ico', icoOf(await draw(drawing, 32), 32))
  writeFileSync('static/apple-touch-icon.png', await draw(drawing, 180))
}

/** The drawing as a PNG of `side` by `side` pixels. */
const draw = (svg: Buffer, side: number) =>
  sharp(svg, { density: (72 * side) / 32 })
    .resize(side, side)
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer()

/** Wraps one PNG as an icon file: six bytes of header, sixteen that describe the picture (ICONDIR and ICONDIRENTRY). */
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

if (import.meta.main) await main()
