import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowserShop } from './browser-shop.ts'
import { deskPages } from './desk-pages.ts'
import { everyPage } from './every-page.ts'
import { newsletterPages } from './newsletter-pages.ts'

/**
 * `npm run screens`: looks at every page of the shop and of its desk on a phone and on a desktop, in light and dark
 * mode, and keeps a small sheet of the four pictures of each in docs/screens, with shop.webp for
 * README.md.
 */
const FOLDER = 'docs/screens'
/** Bytes of all pictures together: a clone should not become heavy by them. */
const BUDGET = 3 * 1024 * 1024
/** How much of a long page is shown, in CSS pixels. */
const LONGEST = 1600

type Look = { viewport: { width: number; height: number }; colorScheme: 'light' | 'dark' }
type Open = (page: Page) => Promise<unknown>

const phone: Look = { viewport: { width: 390, height: 844 }, colorScheme: 'light' }
const desk: Look = { viewport: { width: 1440, height: 844 }, colorScheme: 'light' }
const atNight = (look: Look): Look => ({ ...look, colorScheme: 'dark' })

const shop = await openBrowserShop({ paypal: true })
try {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const all = { ...everyPage, ...newsletterPages, ...deskPages }
  const names = Object.keys(all)
  await fetch(`${shop.shop}/stand-ins/orders`)
  for (const [name, open] of Object.entries(all)) {
    const shots: Buffer[] = []
    for (const look of [phone, atNight(phone), desk, atNight(desk)])
      shots.push(await shoot(open, look, LONGEST))
    await keep(fileOf(name), await Promise.all(shots.map(half)))
  }
  const product: Open = (page) => page.goto('/products/verde-emerald-ring')
  const { home: front = product, checkout = product } = everyPage
  await keep('shop.webp', [
    await shoot(front, phone),
    await shoot(product, phone),
    await shoot(checkout, desk),
  ])
  writeFileSync(`${FOLDER}/README.md`, listOf(names))

  const bytes = readdirSync(FOLDER)
    .map((file) => statSync(`${FOLDER}/${file}`).size)
    .reduce((sum, size) => sum + size)
  console.log(`${names.length} pages, ${Math.round(bytes / 1024)} KB in ${FOLDER}`)
  if (bytes > BUDGET) throw new Error(`The pictures weigh ${bytes} bytes; ${BUDGET} are allowed.`)
} finally {
  await shop.close()
}

/** A picture of what a visitor sees, down to `longest` where the page goes on below the window. */
async function shoot(open: Open, look: Look, longest?: number): Promise<Buffer> {
  const page = await shop.visitor({ ...look, reducedMotion: 'reduce' })
  await open(page)
  const { width, height } = look.viewport
  const tall = (await page.evaluate('document.documentElement.scrollHeight')) as number
  // A window as high as the picture, so that what waits to be seen is loaded.
  const wanted = longest ? Math.min(longest, Math.max(height, tall)) : height
  await page.setViewportSize({ width, height: wanted })
  await page.evaluate('scrollTo(0, 0)')
  await page.waitForLoadState('networkidle')
  const shot = await page.screenshot()
  await page.context().close()
  return shot
}

async function half(shot: Buffer): Promise<Buffer> {
  const { width } = await sharp(shot).metadata()
  return sharp(shot)
    .resize(Math.round(width / 2))
    .png()
    .toBuffer()
}

/** Keeps pictures side by side in one file. */
async function keep(file: string, shots: Buffer[]): Promise<void> {
  const gap = 16
  let [left, height] = [gap, 0]
  const placed = []
  for (const input of shots) {
    const size = await sharp(input).metadata()
    placed.push({ input, left, top: gap })
    left += size.width + gap
    height = Math.max(height, size.height)
  }
  const canvas = {
    width: left,
    height: height + 2 * gap,
    channels: 3,
    background: '#8b857b',
  } as const
  await sharp({ create: canvas })
    .composite(placed)
    .webp({ quality: 62 })
    .toFile(`${FOLDER}/${file}`)
}

function fileOf(name: string): string {
  return `${name.replaceAll(/,? /g, '-')}.webp`
}

function listOf(names: string[]): string {
  const parts = names.map((name) => `## ${name}\n\n![${name}](${fileOf(name)})\n`)
  const head =
    '# Every page\n\nOn a phone and on a desktop, in light and dark mode, cropped at the bottom. Written by `npm run screens`.\n'
  return [head, ...parts].join('\n')
}
