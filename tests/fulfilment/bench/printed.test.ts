import { eq } from 'drizzle-orm'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { products } from '../../../src/catalog/tables.ts'
import { noteWaiting } from '../../../src/fulfilment/note-waiting.ts'
import { atTheDesk } from '../../support/desk.ts'
import { staffAtWork } from '../../support/fulfilment.ts'
import { db } from '../../support/shop.ts'
import { sellRing } from './sold-pieces.ts'

const workshop = await atTheDesk('workshop')

/** The dark modules of the first QR code of a page, by row. */
function modules(page: string): boolean[][] {
  const [, size = '', path = ''] =
    /<svg class="qr" viewBox="0 0 (\d+) \d+".*?<path d="([^"]+)"/s.exec(page) ?? []
  const rows = Array.from({ length: Number(size) }, () => Array(Number(size)).fill(false))
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)\.5h(\d+)/g))
    for (let at = 0; at < Number(run); at++) rows[Number(y)]![Number(x) + at] = true
  return rows
}

test('a bench sheet says what was sold, what the product is now, and for when', async () => {
  const { piece, order } = await sellRing({
    title: 'Promise ring',
    sizes: ['54'],
    letters: 'A & M',
    quantity: 2,
    facts: {
      stones: [
        {
          ...{ kind: 'diamond', origin: 'natural', count: 1, caratTotal: 0.5 },
          certificate: { lab: 'GIA', number: '2141438171' },
        },
      ],
      dimensions: { widthMm: 3 },
      weightGrams: 4.2,
      care: 'Wipe it.',
    },
    typed: { gift_wrap: 'on' },
  })
  const { page, status } = await workshop.get(`/admin/bench/sheets?pieces=${piece.id}`)
  expect(status).toBe(200)
  expect(page).toContain('desk-print')
  for (const words of [
    'Promise ring',
    'ring size 54\u00a0mm (CH\u00a014)',
    '18K yellow gold',
    'GIA report 2141438171',
    '3 mm wide',
    'About 4.2 g',
    'Engraving: “A &amp; M”, Script, on the inside',
    `${order.number} · 1 of 2`,
    piece.id,
    'As it was sold',
    'From the product as it is now',
  ])
    expect(page, words).toContain(words)
  expect(page).toMatch(/width="29mm"/)
  expect(page).not.toContain('Wipe it.')
  expect(page).not.toContain('The catalogue now says')
  expect(modules(page)).toEqual(
    encode(`https://shop.test/admin/pieces/${piece.id}`, { ecc: 'M', border: 4 }).data,
  )
})

test('a sheet says whether it is wrapped as a gift', async () => {
  const of = async (typed: Record<string, string>) => {
    const { piece } = await sellRing({ typed })
    const { page } = await workshop.get(`/admin/bench/sheets?pieces=${piece.id}`)
    return /Gift wrap: <strong>(\w+)</.exec(page)?.[1]
  }
  expect([await of({ gift_wrap: 'on' }), await of({})]).toEqual(['Yes', 'No'])
})

test('what the workshop noted stands on the sheet', async () => {
  const { piece } = await sellRing()
  await noteWaiting(staffAtWork('workshop'), {
    ...{ act: crypto.randomUUID(), piece: piece.id, version: 1 },
    ...{ waitsFor: 'stone', wanted: 'ruby 4 mm', place: 'Tray 2' },
  })
  const { page } = await workshop.get(`/admin/bench/sheets?pieces=${piece.id}`)
  expect(page).toContain('Waits: a stone, ruby 4 mm')
  expect(page).toContain('Where it lies: Tray 2')
})

test('what the catalogue calls differently by now is said, and what was sold is made', async () => {
  const { piece, handle } = await sellRing({ sizes: ['54'] })
  await db
    .update(products)
    .set({ options: [{ name: 'Length', values: ['54'] }] })
    .where(eq(products.handle, handle))
  const { page } = await workshop.get(`/admin/bench/sheets?pieces=${piece.id}`)
  expect(page).toContain('ring size 54\u00a0mm (CH\u00a014)')
  expect(page).toContain('The catalogue now says “length 54”. Make what was sold')
})

test('a label says number, what, size and when, in the order of the address', async () => {
  const one = await sellRing({ title: 'First ring' })
  const two = await sellRing({ title: 'Second ring' })
  const path = `/admin/bench/labels?pieces=${two.piece.id},${one.piece.id}`
  const { page } = await workshop.get(path)
  expect(page.match(/class="label bag-label"/g)).toHaveLength(2)
  expect(page.indexOf('Second ring')).toBeLessThan(page.indexOf('First ring'))
  expect(page).toContain(two.order.number)
  expect(page).toContain('ring size 52\u00a0mm (CH\u00a012)')
  expect(modules(page)).toEqual(
    encode(`https://shop.test/admin/pieces/${two.piece.id}`, { ecc: 'M', border: 4 }).data,
  )
})

test('more than fifty pieces, none, and pieces that are not there are refused with words', async () => {
  const ids = Array.from({ length: 51 }, (_, at) => `p.${at}`)
  for (const kind of ['sheets', 'labels']) {
    const get = (pieces: string) => workshop.get(`/admin/bench/${kind}?pieces=${pieces}`)
    const many = await get(ids.join(','))
    expect([many.status, (await get('')).status, (await get('p.1')).status]).toEqual([
      422, 422, 404,
    ])
    expect(many.page).toContain('At most 50 pieces can be printed at once.')
  }
})
