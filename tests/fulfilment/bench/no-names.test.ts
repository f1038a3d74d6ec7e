import { expect, test } from 'vitest'
import { paths } from '../../../src/paths.ts'
import { anna } from '../../support/anna.ts'
import { atTheDesk } from '../../support/desk.ts'
import { sellRing } from './sold-pieces.ts'

/** Elsewhere than the shop, whose own address stands on the list of a packet. */
const buyer = { ...anna, city: 'Zutphen', postcode: '7201 AB' }
const workshop = await atTheDesk('workshop')
const { piece, order } = await sellRing({ letters: 'A & M', price: 123_400, typed: buyer })
const { piece: other } = await sellRing({ typed: buyer })

/** Every page of the workshop that shows these pieces, however somebody comes to it. */
async function everyPage() {
  const post = (path: string, typed: Record<string, string>) =>
    workshop.post(path, { act: crypto.randomUUID(), ...typed })
  const chosen = (version: number) => ({ pieces: `${piece.id}:${version}` })
  const own = paths.deskPiece(piece.id)
  const pages = [
    await workshop.get(paths.deskBench()),
    await workshop.get(paths.deskSheets([piece.id, other.id])),
    await workshop.get(paths.deskLabels([piece.id, other.id])),
    await workshop.get(own),
  ]
  await post(own, { do: 'note', version: '1', waits: 'stone', wanted: 'ruby', place: 'Tray' })
  pages.push(
    await workshop.get(paths.deskToBuy()),
    await post(own, { do: 'note', version: '1', waits: '', place: 'Drawer' }),
    await post(own, { do: 'ready', version: '1' }),
    await post(paths.deskBench(), { do: 'move', to: 'ready', ...chosen(1) }),
    await post(paths.deskToBuy(), { do: 'over', ...chosen(1) }),
  )
  const { location } = await post(paths.deskBench(), { do: 'packet', ...chosen(2) })
  const packets = await workshop.get(location)
  const list = /href="(\/admin\/bench\/packets\/[^"]+)"/.exec(packets.page)?.[1] ?? ''
  pages.push(packets, await workshop.get(list), await workshop.get(own))
  return pages
}

test('no page of the workshop says for whom a piece is, where it goes, or what it costs', async () => {
  const pages = await everyPage()
  expect(pages.map(({ status }) => status)).toEqual([
    200, 200, 200, 200, 200, 409, 409, 409, 409, 200, 200, 200,
  ])
  const never = [
    ...[anna.name, 'Lindqvist', anna.email, 'anna.lind', anna.phone, '5550123', anna.line1],
    ...['Keizersgracht', buyer.postcode, '7201', buyer.city, anna.gift_message, 'For Ida'],
    ...['1234', '1,234', '890', '€', 'EUR', order.emailDigest, order.contact],
  ]
  for (const { page } of pages) {
    const shown = page.replace(/<style>.*?<\/style>/s, '').replace(/<path d="[^"]+"/g, '')
    const text = shown.replace(/[\w-]{36}(\.\d+)?/g, '').toLowerCase()
    expect(shown.includes(order.number) || shown.includes(piece.id)).toBe(true)
    for (const words of never) expect(text, words).not.toContain(words.toLowerCase())
  }
})

test('only who may see pieces comes to the workshop', async () => {
  for (const role of ['editor', 'books'] as const) {
    const who = await atTheDesk(role)
    for (const path of [
      ...[paths.deskBench(), paths.deskSheets([piece.id]), paths.deskLabels([piece.id])],
      ...[paths.deskToBuy(), paths.deskPackets(), paths.deskPacket('a'), paths.deskPiece(piece.id)],
    ])
      expect((await who.get(path)).status, `${role} ${path}`).toBe(403)
    for (const path of [
      paths.deskBench(),
      paths.deskToBuy(),
      paths.deskPackets(),
      paths.deskPiece(piece.id),
    ])
      expect((await who.post(path, {})).status, `${role} POST ${path}`).toBe(403)
  }
})
