/**
 * Where a picture of a campaign is: a file of the shop, or the picture of a product. Null: elsewhere,
 * whose owner would see who reads the mail.
 *
 * @param typed a path of the shop, its whole address, or a product's handle
 */
export function pictureAddress(
  typed: string,
  origin: string,
): { kind: 'file'; path: string } | { kind: 'product'; handle: string } | null {
  const text = typed.trim()
  if (/^[^\s/\\:?#.]+$/.test(text)) return { kind: 'product', handle: decoded(text) }
  if (/^[/\\]{2}|^\\/.test(text)) return null
  if (!text.startsWith('/') && !/^https?:\/\//i.test(text)) return null
  const url = URL.parse(text, origin)
  if (!url || url.host !== new URL(origin).host) return null
  return { kind: 'file', path: url.pathname }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
