import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { raw } from 'hono/html'
import { randomToken } from './digest.ts'
import type { AppEnv } from './env.ts'
import { signTime } from './form-trap.ts'
import { takeSearch } from './page-search.ts'

// The bracket keeps what people and owners write out of the slots: wherever it is shown, its own
// brackets are escaped, and a description has none but those of a few known tags. Who could write a
// slot could as well write a script.
/**
 * Placeholder in a page for a form's one-time key; each occurrence becomes a random key of its own
 * on the way out.
 */
export const FORM_KEY_SLOT = raw('<form-key>')
/** Placeholder for the time at which the page is sent, signed. */
export const SENT_SLOT = raw('<sent>')
/**
 * Placeholder for a part that differs between visitors, `visitorSlot('kept', 'aB3-')`: what the app
 * hands to `fillVisitorParts` says what stands there.
 *
 * @param of what the part is about; letters, digits, `-`, `_`, `.`, `,` and `%`
 */
export const visitorSlot = (name: string, of = '') => raw(`<v-${name}${of && ` ${of}`}>`)
/** Placeholder for the number of units in the visitor's cart. */
export const CART_COUNT_SLOT = visitorSlot('cart-count')

/**
 * What stands in the slots of a page for one visitor. An empty text where there is nothing to say.
 */
export type PartOfVisitor = (name: string, of: string) => string | Promise<string>

/**
 * Where the slots of a page are, as a header of the page in the page cache: it is searched once,
 * when it is rendered, and not for every visitor.
 */
const SLOTS = 'X-Page-Slots'

/** Says in its headers where the slots of a rendered page are. */
export function markSlots(page: Uint8Array, headers: Headers): void {
  if (isHtml(headers)) headers.set(SLOTS, findSlots(page))
}

const isHtml = (headers: Headers) => headers.get('Content-Type')?.startsWith('text/html') ?? false

/** How each slot begins; it ends with the next bracket. */
const BEGINS = ['<form-key', '<sent', '<v-']
const SLOT = /^<(form-key|sent|v-[a-z-]+( [\w.,%-]+)?)>$/

/** Each slot and the offset of its first byte: `<v-cart-count>5120 <sent>20480`. */
function findSlots(page: Uint8Array): string {
  // Decoded as one character a byte, whatever the text is.
  const text = new TextDecoder('latin1').decode(page)
  const found: { slot: string; at: number }[] = []
  // A regular expression runs over what may be a slot, not over the whole page.
  for (const begins of BEGINS)
    for (let at = text.indexOf(begins); at >= 0; at = text.indexOf(begins, at + 1)) {
      const slot = text.slice(at, text.indexOf('>', at) + 1)
      if (SLOT.test(slot)) found.push({ slot, at })
    }
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ slot, at }) => slot + at)
    .join(' ')
}

/**
 * Fills in the few parts of a page that differ between visitors, on the way out: the page itself is
 * the same for everyone and can be cached.
 *
 * @param partsOf what the slots of a page say to the visitor who asks for it
 */
export const fillVisitorParts = (partsOf: (c: Context<AppEnv>) => PartOfVisitor) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next()
    if (!isHtml(c.res.headers)) return
    const page = new Uint8Array(await c.res.arrayBuffer())
    const slots = c.res.headers.get(SLOTS) ?? findSlots(page)
    const partOf = partsOf(c)
    const sent = slots.includes(String(SENT_SLOT)) ? await signTime(c.var.config.TOKEN_KEY) : ''
    const valueFor = (slot: string) => {
      if (slot === String(SENT_SLOT)) return sent
      if (slot === String(FORM_KEY_SLOT)) return randomToken(16)
      const [name = '', of = ''] = slot.slice('<v-'.length, -1).split(' ')
      return partOf(name, of)
    }
    const filled = new Response(await fill(page, slots, valueFor), c.res)
    filled.headers.delete(SLOTS)
    const search = takeSearch(filled.headers)
    if (search) c.set('search', search)
    // The page cache may share it, but now it is this visitor's: a browser that kept it would send
    // a used form key again.
    if (slots && filled.headers.get('Cache-Control')?.startsWith('public'))
      filled.headers.set('Cache-Control', 'private, no-cache')
    // In place of a response that is there, Hono would put a copy with the headers of both.
    c.res = undefined
    c.res = filled
  })

/**
 * The page with values in place of its slots. Copies bytes and reads none. A stream of the same
 * parts is no cheaper (docs/decisions/022).
 */
async function fill(
  page: Uint8Array,
  slots: string,
  valueFor: (slot: string) => string | Promise<string>,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let end = 0
  for (const [, slot = '', at] of slots.matchAll(/(<[\w-]+(?: [\w.,%-]+)?>)(\d+)/g)) {
    const value = valueFor(slot)
    // Hardly ever anything to wait for.
    const text = typeof value === 'string' ? value : await value
    parts.push(page.subarray(end, Number(at)), encoder.encode(text))
    end = Number(at) + slot.length
  }
  parts.push(page.subarray(end))
  const filled = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    filled.set(part, at)
    at += part.length
  }
  return filled
}

const encoder = new TextEncoder()
