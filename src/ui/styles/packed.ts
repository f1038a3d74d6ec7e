/** One style sheet from several parts, without the space that only people read. */
export function packed(...parts: string[]): string {
  return parts
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};>~]) ?/g, '$1')
    .replaceAll(' / ', '/')
    .replace(/(@media|@supports) \(/g, '$1(')
    .replaceAll(';}', '}')
    .replace(/([:,]) /g, '$1')
    .trim()
}
