import sanitizeHtml from 'sanitize-html'

/**
 * Makes an owner's description safe and plain: paragraphs, lists, small headings, emphasis and
 * links. Text without markup is split into paragraphs at empty lines. Styles, classes, pictures and
 * scripts are removed.
 */
export function sanitizeDescription(html: string): string {
  const source = /<[a-z!/]/i.test(html) ? spacedCells(html) : paragraphs(html)
  // Blocks became paragraphs; on the second pass, a paragraph ends where the next block begins.
  return sanitizeHtml(sanitizeHtml(source, rules), rules).replace(emptyParagraph, '').trim()
}

const rules: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'ul', 'ol', 'li', 'em', 'strong', 'b', 'i', 'h2', 'h3', 'h4', 'a'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'iframe', 'noscript', 'svg', 'math'],
  transformTags: {
    // The page's title is its only h1.
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    ...Object.fromEntries(
      ['div', 'section', 'article', 'blockquote', 'pre', 'figure', 'tr', 'dt', 'dd'].map(
        (tag) => [tag, 'p'] as const,
      ),
    ),
    a: (tagName, { href = '' }) => ({ tagName, attribs: linkAttributes(href.trim()) }),
  },
  exclusiveFilter: ({ tag, attribs }) => (tag === 'a' && !attribs.href ? 'excludeTag' : false),
}

const shop = 'https://shop.invalid'

/** Decides by where a browser would go: `/\evil.example` looks like a path, but is another host. */
function linkAttributes(href: string): sanitizeHtml.Attributes {
  if (!URL.canParse(href, shop)) return {}
  const { origin } = new URL(href, shop)
  if (origin === shop || /^mailto:/i.test(href)) return { href }
  return /^https?:\/\//i.test(href) ? { href, rel: 'noopener' } : {}
}

const emptyParagraph = /<p>(\s|<br \/>|\u00a0)*<\/p>/g

// Without a space, words of neighbouring cells would run together once the table is gone.
const spacedCells = (html: string) => html.replace(/<\/t[dh]>/gi, (tag) => ` ${tag}`)

function paragraphs(text: string): string {
  const escaped = sanitizeHtml(text, { allowedTags: [], disallowedTagsMode: 'escape' })
  return escaped
    .split(/\r?\n\s*\n/)
    .filter((paragraph) => paragraph.trim())
    .map((paragraph) => `<p>${paragraph.trim().replace(/\r?\n/g, '<br>')}</p>`)
    .join('')
}
