import { expect, test } from 'vitest'
import { days } from '../../../src/platform/clock.ts'
import { atTheDesk } from '../../support/desk.ts'
import { later } from '../../support/shop.ts'
import { pieceNow, sellRing } from './sold-pieces.ts'

let workshop = await atTheDesk('workshop')

async function post(
  path: string,
  on: { id: string; version: number }[],
  typed: Record<string, string>,
) {
  const body = new URLSearchParams({ act: crypto.randomUUID(), ...typed })
  for (const { id, version } of on) body.append('pieces', `${id}:${version}`)
  return workshop.post(path, body as never)
}

test('a packet holds one fineness: a mix is refused with its finenesses, and nothing goes', async () => {
  const gold = await sellRing({ title: 'Gold' })
  const silver = await sellRing({ title: 'Silver', facts: { metal: 'Sterling silver' } })
  const mixed = await post('/admin/bench', [gold.piece, silver.piece], { do: 'packet' })
  expect(mixed.status).toBe(422)
  expect(mixed.page).toContain('A packet holds one fineness, and these pieces have 925 and 750.')
  expect(mixed.page).toMatch(new RegExp(`value="${gold.piece.id}:1" checked`))
  expect((await pieceNow(gold.piece.id)).stage).toBe('to-make')
})

test('pieces that went without a packet have no fineness together', async () => {
  const gold = await sellRing({ title: 'Loose gold' })
  const silver = await sellRing({ title: 'Loose silver', facts: { metal: 'Sterling silver' } })
  const pieces = [gold.piece, silver.piece]
  await post('/admin/bench', pieces, { do: 'move', to: 'at-the-assay-office' })
  const { page } = await workshop.get('/admin/bench/packets')
  expect(page).toContain('Without a packet')
  expect(page).toContain('<strong>2 pieces')
  await post(
    '/admin/bench/packets',
    pieces.map(({ id }) => ({ id, version: 2 })),
    { do: 'back' },
  )
})

test('a piece of unknown fineness is named, and does not go', async () => {
  const brass = await sellRing({ title: 'Riddle', facts: { metal: 'brass' } })
  const refused = await post('/admin/bench', [brass.piece], { do: 'packet' })
  expect(refused.status).toBe(422)
  expect(refused.page).toContain('The fineness is not known of Riddle, ring size')
  const done = await sellRing({ madeToOrder: false, stock: 1 })
  expect((await post('/admin/bench', [done.piece], { do: 'packet' })).page).toContain(
    'Only pieces to make or on the bench go into a packet.',
  )
})

test('a packet goes with a list of weights, and comes back whole with one click, which can be undone', async () => {
  const heavy = await sellRing({ title: 'Heavy', facts: { weightGrams: 4.2 } })
  const light = await sellRing({ title: 'Unweighed', facts: { metal: 'Rose gold 750' } })
  const gone = await post('/admin/bench', [heavy.piece, light.piece], { do: 'packet' })
  expect(gone.location).toMatch(/^\/admin\/bench\/packets\?done=packed&act=/)
  const { stage, packet } = await pieceNow(heavy.piece.id)
  expect(stage).toBe('at-the-assay-office')
  expect(packet).toMatch(/^\d{6}-[0-9A-F]{6}$/)
  expect((await pieceNow(light.piece.id)).packet).toBe(packet)

  later(days(3))
  workshop = await atTheDesk('workshop')
  const open = await workshop.get('/admin/bench/packets')
  expect(open.page).toContain(`Packet ${packet}`)
  expect(open.page).toContain('out for 3 days')
  const list = await workshop.get(`/admin/bench/packets/${packet}`)
  expect(list.page).toContain('desk-print')
  expect(list.page).toContain('>4.2 g<')
  expect(list.page).toContain('>not known<')
  expect(list.page).toContain(
    'Fineness 750 · 2 pieces · Together 4.2 g, and 1 piece of unknown weight',
  )

  const back = await post(
    '/admin/bench/packets',
    [heavy.piece, light.piece].map(({ id }) => ({ id, version: 2 })),
    { do: 'back' },
  )
  expect(back.location).toMatch(/done=back/)
  for (const { id } of [heavy.piece, light.piece]) expect((await pieceNow(id)).stage).toBe('ready')
  const { page } = await workshop.get(back.location)
  expect(page).not.toContain(`Packet ${packet}`)
  const undo = /<input type="hidden" name="undo" value="([\w-]+)"/.exec(page)?.[1] ?? ''
  expect((await post('/admin/bench/packets', [], { do: 'undo', undo })).location).toBe(
    '/admin/bench/packets?done=undone',
  )
  expect((await pieceNow(heavy.piece.id)).packet).toBe(packet)
  expect((await workshop.get('/admin/bench/packets/none')).status).toBe(404)
})
