import { expect, test } from 'vitest'
import { paths } from '../../../src/paths.ts'
import { atTheDesk } from '../../support/desk.ts'
import { mailsAbout } from '../../support/fulfilment.ts'
import { type Answer, hiddenFields } from '../../support/shop.ts'
import { pieceNow, sellRing } from './sold-pieces.ts'

const workshop = await atTheDesk('workshop')
const desk = await atTheDesk('desk')

/** Presses a button of a piece's page, as it was shown. */
const press = (path: string, shown: Answer, button: string, typed = {}, who = workshop) =>
  who.submit(path, shown.page, { do: button, ...typed })

test('the piece says what it is, draws its engraving in true size, and has three buttons', async () => {
  const { piece, order } = await sellRing({ title: 'Band', sizes: ['54'], letters: 'A & M' })
  const path = `/admin/pieces/${piece.id}`
  const { page, status } = await workshop.get(path)
  expect(status).toBe(200)
  expect(page).toContain('ring size 54\u00a0mm (CH\u00a014), 18K yellow gold')
  expect(page).toContain(order.number)
  expect(page).toContain('Engraving: “A &amp; M”, Script, on the inside')
  // Half of 54 mm, and a millimetre on each side.
  expect(page).toMatch(/class="drawing drawing-true" viewBox="-1 -1 29 [\d.]+" width="29mm"/)
  const buttons = [...page.matchAll(/class="button"[^>]*value="([\w-]+)"/g)].map(([, to]) => to)
  expect(buttons).toEqual(['on-the-bench', 'at-the-assay-office', 'ready'])
  expect((await workshop.get('/admin/pieces/none.1')).status).toBe(404)
})

test('a button moves it, the page says so and undoes it, and the history says who', async () => {
  const { piece, order } = await sellRing()
  const path = `/admin/pieces/${piece.id}`
  const moved = await press(path, await workshop.get(path), 'on-the-bench', { tell: '1' })
  expect(moved.status).toBe(303)
  expect((await mailsAbout(order.id)).map(({ kind }) => kind)).toContain('work-begun')
  const after = await workshop.get(moved.location)
  expect(after.page).toContain('Moved.')
  expect(after.page).toMatch(/To make → On the bench.*Somebody of workshop/s)
  expect(after.page).toMatch(/value="on-the-bench" disabled/)
  const undo = /<input type="hidden" name="undo" value="([\w-]+)"/.exec(after.page)?.[1] ?? ''
  const undone = await workshop.post(path, { act: crypto.randomUUID(), do: 'undo', undo })
  expect(undone.location).toBe(`${path}?done=undone`)
  expect((await pieceNow(piece.id)).stage).toBe('to-make')
})

test('no mail goes where the box beside the button is not ticked', async () => {
  const { piece, order } = await sellRing()
  const path = `/admin/pieces/${piece.id}`
  await press(path, await workshop.get(path), 'on-the-bench')
  expect((await mailsAbout(order.id)).map(({ kind }) => kind)).not.toContain('work-begun')
})

test('the last move is undone later, for this piece alone', async () => {
  const { pieces } = await sellRing({ quantity: 2 })
  const body = new URLSearchParams({ act: crypto.randomUUID(), do: 'move', to: 'ready' })
  for (const { id } of pieces) body.append('pieces', `${id}:1`)
  await workshop.post('/admin/bench', body as never)
  const [one, other] = pieces.map(({ id }) => id)
  const path = `/admin/pieces/${one}`
  const shown = await workshop.get(path)
  expect(shown.page).toContain('Undo: back to “To make”')
  expect((await press(path, shown, 'undo-last')).location).toContain('done=undone')
  expect((await pieceNow(one ?? '')).stage).toBe('to-make')
  expect((await pieceNow(other ?? '')).stage).toBe('ready')
})

test('of two people with the same page open, the second hears what the first did', async () => {
  const { piece } = await sellRing({ title: 'Shared' })
  const path = `/admin/pieces/${piece.id}`
  const both = await workshop.get(path)
  await press(path, both, 'on-the-bench', { act: crypto.randomUUID() }, desk)
  const second = await press(path, both, 'ready')
  expect(second.status).toBe(409)
  expect(second.page).toContain('role="alert"')
  expect(second.page).toMatch(/Shared, [^;]+ is “On the bench” \(Somebody of desk\)/)
  expect((await pieceNow(piece.id)).stage).toBe('on-the-bench')
  expect((await press(path, second, 'ready')).status).toBe(303)
})

test('where it lies and what it waits for is noted; a conflict shows both, keeps what was typed', async () => {
  const { piece } = await sellRing()
  const path = `/admin/pieces/${piece.id}`
  const both = await workshop.get(path)
  const fields = hiddenFields(both.page.slice(both.page.indexOf('name="before"') - 400), path)
  const typed = { waits: 'stone', wanted: ' ruby  4 mm ', place: 'Tray 2' }
  const note = (what: object) =>
    workshop.post(path, { ...fields, version: '1', act: crypto.randomUUID(), do: 'note', ...what })
  expect((await note(typed)).location).toBe(`${path}?done=noted`)
  expect(await pieceNow(piece.id)).toMatchObject({
    ...{ waitsFor: 'stone', wanted: 'ruby 4 mm', place: 'Tray 2', version: 2 },
  })
  const before = JSON.stringify({ place: '', waits: '', wanted: '' })
  const second = await note({ before, place: 'Drawer 9', waits: '', wanted: '' })
  expect(second.status).toBe(409)
  expect(second.page).toMatch(/Tray 2.*Drawer 9/s)
  expect(second.page).toContain('value="Drawer 9"')
  // What only the first changed is in the form now.
  expect(second.page).toContain('value="ruby 4 mm"')
  const long = await note({ version: '2', wanted: 'x'.repeat(121) })
  expect(long.status).toBe(422)
  expect(long.page).toContain('Write at most 120 letters.')
  // What somebody else changed before is not lost by it either.
  const stale = await note({ before, waits: '', wanted: 'x'.repeat(121) })
  expect(stale.status).toBe(422)
  expect(stale.page).toContain('value="Tray 2"')
})

test('a piece leads who may see orders to its order, and is part of the workshop', async () => {
  const { piece, order } = await sellRing()
  const path = paths.deskPiece(piece.id)
  const link = `<a href="${paths.deskOrder(order.number)}">`
  const [owner, workshop] = [await atTheDesk('owner'), await atTheDesk('workshop')]
  const { page } = await owner.get(path)
  expect(page).toContain(link)
  expect(page).toMatch(/aria-current="page">Workshop</)
  expect((await workshop.get(path)).page).not.toContain(link)
})
