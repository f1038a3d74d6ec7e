import sharp from 'sharp'
import { chooseRing, fillCheckout } from './shopping.ts'
import { openTown } from './town.ts'

/** `npm run screens`: takes the pictures of the shop that README.md shows. */
const town = await openTown()
try {
  const phone = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' } as const
  const desk = { viewport: { width: 1180, height: 844 }, reducedMotion: 'reduce' } as const
  const shots = [await shoot(phone, '/'), await shoot(phone, '/products/verde-emerald-ring')]
  shots.push(await shootCheckout(desk))
  const gap = 24
  let left = gap
  const placed = []
  for (const input of shots) {
    placed.push({ input, left, top: gap })
    left += ((await sharp(input).metadata()).width ?? 0) + gap
  }
  const background = '#8b8175'
  await sharp({ create: { width: left, height: 844 + 2 * gap, channels: 3, background } })
    .composite(placed)
    .webp({ quality: 80 })
    .toFile('docs/screens/shop.webp')
} finally {
  await town.close()
}

async function shoot(look: Parameters<typeof town.visitor>[0], path: string): Promise<Buffer> {
  const page = await town.visitor(look)
  await page.goto(path, { waitUntil: 'networkidle' })
  return page.screenshot()
}

async function shootCheckout(look: Parameters<typeof town.visitor>[0]): Promise<Buffer> {
  const page = await town.visitor(look)
  await chooseRing(page, 'verde-emerald-ring', '54')
  await fillCheckout(page)
  await page.evaluate('scrollTo(0, 0)')
  return page.screenshot()
}
