import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { products, relatedProducts } from '../../src/catalog/tables.ts'
import { keptLinks, keptPieces, MAX_SHARED } from '../../src/kept/tables.ts'
import { paths } from '../../src/paths.ts'
import { en } from '../../src/recommendations/words/en.ts'
import { linkIn, rowsOf } from '../kept/keeping.ts'
import { db } from '../support/shop.ts'
import { type GreekShop, putIntoCart, setStock } from './greek-shop.ts'
import { pseudo } from './pseudo.ts'

/** What is kept in every state, what is done with it and refused, and the page that shares it. */
export async function walkKept(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  expect((await who.get('/kept')).status).toBe(200)
  const keep = (handle: string, variant = '', typed: Record<string, string> = {}) =>
    who.post('/kept', { keep: handle, variant, ...typed })
  for (const handle of ['only', 'low', 'gone', 'made', 'mixed', 'plain', 'asked'])
    await keep(handle)
  await keep('rich', 'rich-1', { engraving: '10.10.2030', font: 'script' })
  await keep('rich')
  await who.get('/kept')
  await db.update(products).set({ status: 'archived' }).where(eq(products.handle, 'only'))
  const list = async () => (await who.get('/kept')).page
  await list()
  await db.update(products).set({ status: 'active' }).where(eq(products.handle, 'only'))

  const { pieces } = await rowsOf(who)
  const idOf = (variant: string, product: string) =>
    pieces.find((piece) => piece.variantId === variant && piece.productId === product)?.id ?? ''
  const rich = pieces.find((piece) => piece.personalization)
  const product = rich?.productId ?? ''
  const move = async (piece: string) => (await who.post('/kept/move', { piece })).status
  expect(await move(idOf('', product))).toBe(422)
  const sealed = rich?.personalization ?? null
  const engrave = (personalization: typeof sealed) =>
    db
      .update(keptPieces)
      .set({ personalization })
      .where(eq(keptPieces.id, rich?.id ?? ''))
  await engrave('v1:lost:AAAA:AAAA' as typeof sealed)
  expect(await move(rich?.id ?? '')).toBe(422)
  await engrave(sealed)
  const [found] = await db.select().from(products).where(eq(products.id, product))
  const facts = found?.facts
  if (!facts) throw new Error('The rich piece is not kept')
  const tell = (told: typeof facts) =>
    db.update(products).set({ facts: told }).where(eq(products.id, product))
  await tell({ ...facts, engraving: undefined })
  expect(await move(rich?.id ?? '')).toBe(422)
  await tell(facts)
  const moved = await who.post('/kept/move', { piece: rich?.id ?? '' })
  await who.get(moved.location)
  const left = await who.post('/kept/let-go', { piece: idOf('', product) })
  await who.get(left.location)

  const share = async (typed: Record<string, string> = {}) =>
    who.submit('/kept/share', await list(), typed)
  await who.get((await share()).location)
  await shop.visitor().get(linkIn(await list()))
  await share({ prices: 'yes', choices: 'yes' })
  const link = linkIn(await list())
  expect((await shop.visitor().get(link)).status).toBe(200)
  await db.update(keptLinks).set({ changes: MAX_SHARED })
  expect((await share()).status).toBe(422)
  const [row] = (await rowsOf(who)).links
  await db.update(keptLinks).set({ seed: '' })
  await list()
  await db.update(keptLinks).set({ seed: row?.seed ?? '' })
  for (const { id } of (await rowsOf(who)).pieces) await who.post('/kept/let-go', { piece: id })
  await shop.visitor().get(link)
  await who.get((await share({ stop: 'yes' })).location)
  expect((await shop.visitor().get(link)).status).toBe(404)

  const [line] = (await rowsOf(who)).lines
  const later = await who.post('/kept/later', { later: line?.id ?? '' })
  await who.get(later.location)
  expect(await putIntoCart(who, 'plain')).toBe(303)
  const { cart, lines } = await rowsOf(who)
  for (let n = 0; n < 59; n++)
    await db.insert(keptPieces).values({
      ...{ id: crypto.randomUUID(), cartId: cart?.id ?? '', productId: product },
      ...{ variantId: '', personalizationDigest: `${n}`, keptAt: 0 },
    })
  expect((await who.post('/kept/later', { later: lines[0]?.id ?? '' })).status).toBe(422)
  await db.delete(keptPieces).where(eq(keptPieces.cartId, cart?.id ?? ''))
  await setStock('rich-1', 900_000)
}

/** Pieces picked for guests, for every reason and on every page, and the switch. */
export async function walkForYou(shop: GreekShop): Promise<void> {
  const piece = { kind: 'similar' as const, rank: 9 }
  await db.insert(relatedProducts).values([
    { ...piece, productId: 'plain', otherId: 'many-0' },
    { ...piece, productId: 'mixed', otherId: 'only', kind: 'bought-together' },
    { ...piece, productId: 'rich', otherId: 'made' },
  ])
  const guests = { plain: shop.visitor(), mixed: shop.visitor(), rich: shop.visitor() }
  for (const handle of ['plain', 'mixed'] as const)
    await guests[handle].post('/kept', { keep: handle })
  expect(await putIntoCart(guests.rich, 'rich', 1)).toBe(303)
  const { reasons } = pseudo(en)
  // Two that find one piece, and one that finds none.
  const words = 'στεμμα δαχτυλιδι ωωωωω'
  const said = [
    ['/', guests.plain, reasons.kept('Απλό')],
    ['/kept', guests.mixed, reasons.boughtTogether('Αλυσίδα')],
    ['/cart', guests.rich, reasons.cart('Ηλιαχτίδα')],
    ['/cart', guests.rich, reasons.goesWith('Ηλιαχτίδα')],
    [`/search?q=${words}`, guests.plain, reasons.searched(words)],
  ] as const
  for (const [path, who, reason] of said)
    expect((await who.get(path)).page.includes(reason), `${path} ${reason}`).toBe(true)

  const who = guests.mixed
  const off = await who.submit(paths.forYou(), (await who.get('/kept')).page, { use: 'off' })
  expect((await who.get(off.location)).page).toContain('value="on"')
}
