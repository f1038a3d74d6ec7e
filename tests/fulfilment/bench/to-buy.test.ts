import { expect, test } from 'vitest'
import { noteWaiting } from '../../../src/fulfilment/note-waiting.ts'
import { atTheDesk } from '../../support/desk.ts'
import { auditOf, staffAtWork } from '../../support/fulfilment.ts'
import { pieceNow, sellRing } from './sold-pieces.ts'

const workshop = await atTheDesk('workshop')

async function waiting(wanted: string, waitsFor: 'stone' | 'supplier' | 'customer' = 'stone') {
  const { piece } = await sellRing()
  const act = crypto.randomUUID()
  await noteWaiting(staffAtWork(), {
    act,
    piece: piece.id,
    version: 1,
    waitsFor,
    wanted,
    place: '',
  })
  return { id: piece.id, version: 2 }
}

async function hasCome(pieces: { id: string; version: number }[], act = crypto.randomUUID()) {
  const body = new URLSearchParams({ act, do: 'over' })
  for (const { id, version } of pieces) body.append('pieces', `${id}:${version}`)
  return workshop.post('/admin/bench/to-buy', body as never)
}

test('what pieces wait for is grouped by what is wanted, sizes in their order', async () => {
  for (const wanted of ['sapphire 12 mm', 'Sapphire 5 mm', 'sapphire  5 mm']) await waiting(wanted)
  await waiting('chain 45 cm', 'supplier')
  await waiting('how to spell it', 'customer')
  const { page } = await workshop.get('/admin/bench/to-buy')
  const titles = [...page.matchAll(/<h2 id="wanted-\d+-title">([^<]+)<\/h2>/g)].map(
    ([, text]) => text,
  )
  expect(titles).toEqual(
    ['Sapphire 5 mm', 'sapphire 12 mm', 'chain 45 cm'].map((text) =>
      expect.stringMatching(new RegExp(text, 'i')),
    ),
  )
  expect(page).toContain('A stone, 2 pieces')
  expect(page).not.toContain('how to spell it')
})

test('what has come is ticked, and all that is ticked goes on in one act', async () => {
  const two = [await waiting('ruby 4 mm'), await waiting('ruby 4 mm')]
  const act = crypto.randomUUID()
  expect((await hasCome(two, act)).location).toBe('/admin/bench/to-buy?done=over')
  for (const { id } of two)
    expect(await pieceNow(id)).toMatchObject({ waitsFor: null, wanted: '', version: 3 })
  expect(await auditOf(act)).toHaveLength(1)
  expect((await hasCome(two, act)).location).toBe('/admin/bench/to-buy?done=over')
  expect((await pieceNow(two[0]?.id ?? '')).version).toBe(3)
  expect((await hasCome([])).status).toBe(422)
})

test('of two who tick, the second hears it, and nothing that is ticked goes on half', async () => {
  const [one, other] = [await waiting('opal'), await waiting('opal')]
  await hasCome([one])
  const second = await hasCome([one, other])
  expect(second.status).toBe(409)
  expect(second.page).toContain('somebody was faster')
  expect(second.page).toContain('(Somebody of workshop)')
  expect((await pieceNow(other.id)).waitsFor).toBe('stone')
})
