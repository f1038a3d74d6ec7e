import { MARK } from './hostile.ts'

/** Elements that no page of the shop has. */
const unwanted = new Set(
  'iframe frame frameset object embed applet base math portal marquee noscript'.split(' '),
)
const ourScripts = ['/shop.js', '/engraving.js', '/checkout.js']
/** What mails say to Outlook alone. */
const ourComments = new Set([
  '[if mso]><table role="presentation" align="center" width="560"><tr><td><![endif]',
  '[if mso]></td></tr></table><![endif]',
])
/** Attributes by which a browser fetches or sends something. */
const fetching = new Set('src srcset action formaction data poster background ping'.split(' '))
const entities: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", colon: ':', Tab: '\t', NewLine: '\n' },
}

/**
 * What is in a page that the shop has not put there: scripts, handlers, frames, elements and
 * attributes that somebody typed, addresses that run code or fetch from elsewhere. Read by the HTML
 * parser of the Workers runtime. Empty: all is well.
 */
export async function foreignMarkupIn(page: string): Promise<string[]> {
  const found: string[] = []
  const counts = { style: 0, title: 0 }
  let data = ''
  const reader = new HTMLRewriter()
    .on('*', {
      element({ tagName, attributes }) {
        if (tagName in counts) counts[tagName as keyof typeof counts] += 1
        if (unwanted.has(tagName) || tagName.includes(MARK)) found.push(`<${tagName}>`)
        const given = new Map<string, string>()
        for (const [name = '', value = ''] of attributes) given.set(name, decode(value))
        for (const [name, value] of given)
          if (!isOurs(tagName, name, value)) found.push(`<${tagName} ${name}="${value}">`)
        const isData = given.get('type') === 'application/ld+json'
        const script = given.get('src') ?? ''
        if (tagName === 'script' && !ourScripts.includes(script) && !isData)
          found.push('a script that is not ours')
      },
    })
    .on('script[type="application/ld+json"]', {
      text(chunk) {
        data += chunk.text
        if (!chunk.lastInTextNode) return
        if (!isJson(data)) found.push(`structured data that is no JSON: ${data}`)
        data = ''
      },
    })
    .onDocument({
      comments({ text }) {
        if (!ourComments.has(text)) found.push(`<!--${text}`)
      },
    })
  await reader.transform(new Response(page)).text()
  if (counts.style > 1 || counts.title > 1) found.push('a second <style> or <title>')
  return found
}

function isOurs(tagName: string, name: string, value: string): boolean {
  if (name.startsWith('on') || name.includes(MARK)) return false
  if (['srcdoc', 'http-equiv', 'xlink:href'].includes(name)) return false
  // Mails have no other styles.
  if (name === 'style') return !value.includes(MARK) && !value.includes('url(')
  if (name !== 'href' && !fetching.has(name)) return true
  // What cannot be read as an address leads nowhere.
  const url = URL.parse(value, 'https://shop.test/')
  if (!url) return true
  if (name === 'href' && tagName === 'a') return /^(https?|mailto|tel):$/.test(url.protocol)
  return url.origin === 'https://shop.test'
}

/** An attribute's value as a browser reads it. */
const decode = (value: string) =>
  value.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));?/gi, (all, decimal, hex, name) => {
    if (name) return entities[name] ?? all
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
