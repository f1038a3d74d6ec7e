// Runs in Node (`node --test`): pictures that are encoded while the shop runs.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { publishPictures } from '../../src/commands/import-catalog/picture-files.ts'
import { encodeBehind, filesInOrder, type ListedPicture } from './demo-pictures.ts'
import { freePort } from './ports.ts'
import { startStandIns } from './server.ts'
import { root } from './wrangler.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo-pictures-test-'))
const written = new Set<string>()

after(async () => {
  rmSync(folder, { recursive: true })
  await publishPictures()
  for (const name of written) rmSync(join(root, 'static/pictures', name), { force: true })
})

test('what lists show comes first; a picture of another catalogue not at all', async () => {
  const back = await photo('back.jpg', 300, 0)
  const front = await photo('front.jpg', 200, 1)
  const files = filesInOrder([back, { ...back, source: 'nowhere.jpg' }, front], folder)
  const ends = files.map(({ name }) => name.slice(name.indexOf('-')))
  assert.deepEqual(ends, [
    ...['-240.avif', '-240.webp', '-shared.jpg'],
    ...['-240.avif', '-240.webp', '-300.avif', '-300.webp'],
  ])
})

test('WebP, for old browsers and feeds, is made small, for a page and as large as it goes', async () => {
  const files = filesInOrder([await photo('large.jpg', 1700, 0)], folder)
  const widths = (format: string) =>
    files.flatMap(({ name }) => name.match(RegExp(`-(\\d+)\\.${format}`))?.[1] ?? [])
  assert.deepEqual(widths('avif'), ['240', '400', '800', '1200', '1600'])
  assert.deepEqual(widths('webp'), ['240', '800', '1600'])
})

test('a file that is asked for is encoded at once and once; the others follow, and are not encoded again', async () => {
  const files = filesInOrder([await photo('asked.jpg', 300, 0)], folder)
  const made: string[] = []
  const counted = files.map(({ name, make }) => {
    written.add(name)
    return {
      name,
      make() {
        made.push(name)
        return make()
      },
    }
  })
  const pictures = encodeBehind(counted)
  assert.equal(await pictures.read('unknown-240.avif'), null)
  const name = files[3]?.name ?? ''
  const [content, again] = await Promise.all([pictures.read(name), pictures.read(name)])
  assert.deepEqual(content, again)
  assert.equal((await sharp(content ?? Buffer.of()).metadata()).width, 300)
  assert.deepEqual(made, [name])

  await pictures.encodeAll(() => undefined)
  assert.deepEqual(made.toSorted(), files.map((file) => file.name).toSorted())
  await publishPictures()
  assert.deepEqual(await pictures.read(name), content)
  await pictures.encodeAll(() => undefined)
  assert.equal(made.length, files.length)
})

test('a file that could not be encoded is tried again when it is asked for again', async () => {
  const name = `${randomUUID()}-240.webp`
  written.add(name)
  let tries = 0
  const make = () =>
    ++tries === 1 ? Promise.reject(new Error('disk full')) : Promise.resolve(Buffer.from('webp'))
  const pictures = encodeBehind([{ name, make }])
  await assert.rejects(pictures.read(name), /disk full/)
  assert.equal(String(await pictures.read(name)), 'webp')
})

test('the stand-ins serve what is encoded, and nothing else by the same path', async () => {
  const port = await freePort()
  const standIns = await startStandIns({
    ...{ port, shop: 'http://localhost:1', secretKey: 'sk_test', webhookSecret: 'whsec_test' },
    picture: async (name) => (name === 'abc-240.avif' ? Buffer.from('avif') : null),
  })
  try {
    const picture = await fetch(`${standIns.origin}/pictures/abc-240.avif`)
    assert.equal(picture.headers.get('Content-Type'), 'image/avif')
    assert.equal(await picture.text(), 'avif')
    assert.equal((await fetch(`${standIns.origin}/pictures/abd-240.avif`)).status, 404)
  } finally {
    await standIns.stop()
  }
})

async function photo(source: string, width: number, first: 0 | 1): Promise<ListedPicture> {
  const background = { r: Math.random() * 255, g: Math.random() * 255, b: Math.random() * 255 }
  const create = { width, height: 250, channels: 3, background } as const
  await sharp({ create }).jpeg().toFile(join(folder, source))
  return { source, width, first }
}
