import { endHeaders } from '../../../mail/rules.ts'

/** A name as a campaign says it: one line, and no longer than a name. */
export const shownName = (name: string): string => {
  const line = name
    .slice(0, 200)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\uE000\uE001]+/gu, ' ')
    .replace(/\p{Bidi_C}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length <= 60 ? line : ''
}

/**
 * What says in a mail's header that it belongs to a list, and how it is left with one click.
 *
 * - `List-Unsubscribe`, `List-Unsubscribe-Post`: RFC 8058, section 3.1
 * - `List-Id`: RFC 2919. It stays the same for ever, because readers sort by it. The shop's name
 *   stands before it if it is ASCII: no mail service promises to encode headers that it does not know
 *
 * Holiday notices stay away by these (RFC 5230, section 4.6), in Exchange by its own header
 * ([MS-OXCMAIL], section 2.1.3.2.20), and elsewhere by `Precedence`, which is older than standards
 * (RFC 2076, section 3.9). `Auto-Submitted` would not be true: people wrote it (RFC 3834, section 5).
 */
export function listHeaders(
  shop: { name: string; origin: string },
  unsubscribe: string,
): Record<string, string> {
  const id = `<newsletter.${new URL(shop.origin).hostname}>`
  const phrase = /^[\w .&'+-]{1,60}$/.test(shop.name) ? `"${shop.name}" ` : ''
  return {
    ...endHeaders(unsubscribe),
    'List-Id': phrase + id,
    Precedence: 'bulk',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
  }
}
