/**
 * The same words as a page has, and nothing else: no styles, pictures, scripts or controls. What a
 * browser needs for this, no page with these words can save.
 */
export function barePage(page: string): string {
  const title = /<title>.*?<\/title>/s.exec(page)?.[0] ?? ''
  const words = page
    .replace(/^.*<body[^>]*>/s, '')
    .replaceAll(/<(script|style|svg)\b.*?<\/\1>/gs, '')
    .replaceAll(inline, ' ')
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  const paragraphs = words.map((text) => `<p>${text}</p>`).join('')
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8">${title}${viewport}${paragraphs}</html>`
}

const inline = /<\/?(a|b|bdi|button|del|em|i|ins|label|output|small|span|strong|time)\b[^>]*>/g
const viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
