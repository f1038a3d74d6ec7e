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
  return `/${parts.map((part) => encodePart(change(decodePart(part)).normalize('NFC'))).join('/')}`
}

/** A part of a path, percent-encoded: `café` as `caf%C3%A9`. */
export const encodePart = (text: string): string =>
  encodeURI(text.toWellFormed()).replace(/[/?#]/g, encodeURIComponent)

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return part
    throw error
  }
}
