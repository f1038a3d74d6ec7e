/** The form of a code, for a regular expression. */
export const KEPT_CODE = '[\\w-]{4}'

/**
 * Four letters for a product, by its handle: what the cookie says of a kept piece, and what a page
 * that is the same for everybody asks it by. One in 16 million others has the same; then a heart is
 * filled in that should be empty, and nothing else.
 */
export function keptCode(handle: string): string {
  // FNV-1a, 32 bits, of which 24 are kept.
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(handle)) hash = Math.imul(hash ^ byte, 0x01000193)
  return [18, 12, 6, 0].map((shift) => LETTERS[((hash ^ (hash >>> 24)) >>> shift) & 63]).join('')
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
