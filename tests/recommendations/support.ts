import { sql } from 'drizzle-orm'
import { hashToken, randomToken } from '../../src/platform/digest.ts'
import { keptCode } from '../../src/platform/kept-code.ts'
import { importText } from '../import/import-into.ts'
import { db, type Visitor } from '../support/shop.ts'

const heads =
  'URL handle,Title,Type,Status,SKU,Price,Inventory tracker,Inventory quantity,Collection,' +
  'Metal (product.metafields.jewelry.metal),Stones (product.metafields.jewelry.stones)'

type Row = { handle: string; title?: string; type?: string; price?: number; stock?: number }
type Made = Row & { metal?: string; stone?: string; collection?: string }

/** Imports these pieces as an owner does; they are all that is on sale. */
export async function sell(pieces: Made[]): Promise<void> {
  const lines = pieces.map((piece) => {
    const stones = piece.stone ? JSON.stringify([stoneOf(piece.stone)]) : ''
    const fields = [
      ...[piece.handle, piece.title ?? piece.handle, piece.type ?? 'Ring', 'active'],
      ...[`sku-${piece.handle}`, piece.price ?? 500, 'shopify', piece.stock ?? 5],
      ...[piece.collection ?? '', piece.metal ?? '18K yellow gold', stones],
    ]
    return fields.map((field) => `"${String(field).replaceAll('"', '""')}"`).join(',')
  })
  const { said } = await importText([heads, ...lines, ''].join('\n'))
  const faults = said.filter((line) => line.startsWith('error'))
  if (faults.length > 0) throw new Error(faults.join('\n'))
}

const stoneOf = (kind: string) => ({ kind, origin: 'natural', count: 1 })

/** Makes a guest of a visitor who keeps these pieces. */
export async function keep(visitor: Visitor, handles: string[]): Promise<void> {
  const token = randomToken()
  const hash = await hashToken(token)
  const id = crypto.randomUUID()
  await db.run(
    sql`insert into carts (id, token_hash, created_at, touched_at) values (${id}, ${hash}, 1, 1)`,
  )
  await db.run(sql`
    insert into kept_pieces (id, cart_id, product_id, variant_id, personalization_digest, kept_at)
    select ${id} || each.key, ${id}, products.id, '', '', each.key
    from json_each(${JSON.stringify(handles)}) each join products on products.handle = each.value`)
  visitor.cookies.set('__Host-cart', `${token}.0..${handles.map(keptCode).join('')}`)
}

/** The section of a page, or nothing. */
export const sectionOf = (page: string): string =>
  /<section class="for-you".*?<\/section>/s.exec(page)?.[0] ?? ''

/** What a section shows: each piece's handle with its reason. */
export const shownIn = (page: string): [handle: string, reason: string][] =>
  [
    ...sectionOf(page).matchAll(
      /href="\/products\/([^"?]+)[^>]*>.*?<span class="quiet">([^<]*)<\/span>/gs,
    ),
  ].map(([, handle = '', reason = '']) => [handle, reason])
