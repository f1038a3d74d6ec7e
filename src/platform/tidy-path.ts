/**
 * The one spelling of a path: single slashes, none at its end, and every letter as the shop's own
 * links have it, composed (NFC) and percent-encoded only where it must be. Never leads to another
 * site: what follows its first slash is no slash or backslash.
 *
 * @param pathname as `URL` has it
 */
export const tidyPath = (pathname: string): string => spell(pathname, (part) => part)

/** The same in small letters. */
export const smallPath = (pathname: string): string => spell(pathname, (part) => part.toLowerCase())

function spell(pathname: string, change: (part: string) => string): string {
  const parts = pathname.split('/').filter(Boolean)
  return `/${parts.map((part) => spellPart(part, change)).join('/')}`
}

function spellPart(part: string, change: (part: string) => string): string {
  try {
    return encodePart(change(decodeURIComponent(part)).normalize('NFC'))
  } catch (error) {
    // What cannot be read stays as it is, and has no page.
    if (error instanceof URIError) return part
    throw error
  }
}

/** A part of a path, percent-encoded: `café` as `caf%C3%A9`. */
export const encodePart = (text: string): string =>
  encodeURI(text.toWellFormed()).replace(/[/?#]/g, encodeURIComponent)
