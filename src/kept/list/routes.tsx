import { Hono } from 'hono'
import { forgetGuest, readGuest, writeGuest } from '../../cart/cookie.ts'
import { refusalText } from '../../cart/refusal-text.ts'
import { showCart } from '../../cart/show-cart.tsx'
import { renderProductPage } from '../../catalog/show-product.tsx'
import { engravingWords } from '../../engraving/words.ts'
import { areas, paths, patterns } from '../../paths.ts'
import { now } from '../../platform/clock.ts'
import { hashToken } from '../../platform/digest.ts'
import type { AppEnv } from '../../platform/env.ts'
import { keptCode } from '../../platform/kept-code.ts'
import { networkDigests } from '../../platform/network-digest.ts'
import { limited } from '../../platform/rate-limit.ts'
import { readForm } from '../../platform/read-form.ts'
import { tooOften } from '../../ui/too-often.tsx'
import { keptHandles, touchGuest } from '../queries.ts'
import { MAX_KEPT } from '../rules.ts'
import { keepForLater } from './keep-for-later.ts'
import { type Moved, moveToCart } from './move-to-cart.ts'
import { letGoPiece } from './queries.ts'
import { readKept } from './read-kept.ts'
import { codesOf, showKept } from './show-kept.tsx'
import { listWords } from './words.ts'

/** The list of what a guest keeps, and what is done with a piece of it. */
export const keptListRoutes = new Hono<AppEnv>()

for (const pattern of [patterns.kept, areas.kept])
  keptListRoutes.use(pattern, async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('X-Robots-Tag', 'noindex')
    // The address of a shared list opens it.
    c.header('Referrer-Policy', 'same-origin')
  })

keptListRoutes.get(patterns.kept, (c) => showKept(c))

keptListRoutes.post(patterns.keptMove, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'kept')) return tooOften(c)
  const id = (await readForm(c)).piece
  const guest = readGuest(c.req.raw)
  const { pieces } = guest ? await readKept(c.var.db, c.var.config, guest.token) : { pieces: [] }
  const piece = pieces.find((each) => each.id === id)
  // Moved or let go of in another tab: the list shows how it stands.
  if (!guest || !piece) return c.redirect(paths.kept(), 303)
  const networks = () => networkDigests(c)
  const moved = await moveToCart(c.var.db, c.var.config, { token: guest.token, networks }, piece)
  if (moved.ok) {
    const kept = codesOf(pieces.filter((each) => each !== piece))
    writeGuest(c, moved.token, { units: moved.units, kept }, guest.token)
    return c.redirect(paths.kept('moved'), 303)
  }
  const text = textOf(moved.reason)
  if (moved.reason !== 'choose') return showKept(c, { text, piece: piece.id }, 422)
  const form = { values: {}, errors: { variant: text } }
  return renderProductPage(c, piece.handle, { form })
})

keptListRoutes.post(patterns.keptLetGo, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'kept')) return tooOften(c)
  const piece = (await readForm(c)).piece ?? ''
  const guest = readGuest(c.req.raw)
  if (!guest) return c.redirect(paths.kept(), 303)
  const { db } = c.var
  const tokenHash = await hashToken(guest.token)
  const [[known], , left] = await db.batch([
    touchGuest(db, tokenHash, now()),
    letGoPiece(db, tokenHash, piece),
    keptHandles(db, tokenHash),
  ])
  if (known) writeGuest(c, guest.token, { kept: codesOf(left) })
  // Forgotten since: its cookie would say that there is a cart.
  else forgetGuest(c)
  return c.redirect(paths.kept('left'), 303)
})

keptListRoutes.post(patterns.keptLater, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'kept')) return tooOften(c)
  const line = (await readForm(c)).later ?? ''
  const guest = readGuest(c.req.raw)
  if (!guest) return c.redirect(paths.cart(), 303)
  const kept = await keepForLater(c.var.db, c.var.config, { token: guest.token, line })
  if (kept.ok) {
    const units = Math.max(0, guest.units - kept.units)
    const codes = new Set([...guest.kept, keptCode(kept.handle)])
    writeGuest(c, guest.token, { units, kept: [...codes] })
    return c.redirect(paths.cart(undefined, 'kept'), 303)
  }
  switch (kept.reason) {
    case 'gone':
      return c.redirect(paths.cart(), 303)
    case 'too-many':
      return showCart(c, { text: listWords().tooMany(MAX_KEPT, toKept), line }, 422)
    case 'unreadable':
      return showCart(c, { text: engravingWords().unreadable, line }, 422)
    case 'too-much-today':
      return showCart(c, { text: listWords().tooMuchToday, line }, 422)
  }
})

/** Why a piece could not be moved. */
function textOf(reason: Exclude<Moved, { ok: true }>['reason']): string {
  const w = listWords()
  if (reason === 'choose') return w.chooseFirst
  if (reason === 'withdrawn') return w.withdrawn
  if (reason === 'unreadable') return w.unreadable
  return refusalText(reason)
}

const toKept = (text: string) => <a href={paths.kept()}>{text}</a>
