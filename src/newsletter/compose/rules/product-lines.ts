/** A product that a line asks for. `key` names both. */
export type AskedProduct = { key: string; handle: string; variant: string | null }

/**
 * The product that a line asks for: `[product: rubia-ring]`, `[product: rubia-ring?variant=52]`, or
 * the address of its page and nothing else. Null: another line.
 *
 * @param origin of the shop
 */
export function askedProduct(line: string, origin: string): AskedProduct | null {
  const text = line.trim()
  if (text.length > 500) return null
  const [, named] = /^\[product:\s*([^\]\s]+)\s*\]$/i.exec(text) ?? []
  const [, address] = /^<?((?:https?:\/\/|\/products\/)[^\s<>]+)>?$/.exec(text) ?? []
  const typed =
    named !== undefined && !named.includes('/') ? `/products/${named}` : (named ?? address)
  const url = typed === undefined ? null : URL.parse(typed, origin)
  if (!url || url.host !== new URL(origin).host) return null
  const [, part] = /^\/products\/([^/]+)$/.exec(url.pathname) ?? []
  const handle = decoded(part ?? '')
  const variant = url.searchParams.get('variant') || null
  if (!handle || handle.endsWith('.md')) return null
  return { key: variant ? `${handle}?variant=${variant}` : handle, handle, variant }
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

/** The body with a blank line on both sides of each product, as Markdown wants of blocks. */
export const productsApart = (body: string, origin: string): string =>
  body
    .split('\n')
    .flatMap((line) =>
      /^ {0,3}\S/.test(line) && askedProduct(line, origin) ? ['', line, ''] : [line],
    )
    .join('\n')
