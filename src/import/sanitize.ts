import sanitizeHtml from 'sanitize-html'

/**
 * Makes an owner's description safe and plain: paragraphs, lists, small headings, emphasis and
 * links. Text without any markup becomes paragraphs at its empty lines. Styles, classes, pictures
 * and scripts go.
 */
export function sanitizeDescription(html: string): string {
  const source = /<[a-z!/]/i.test(html) ? spacedCells(html) : paragraphs(html)
  // Boxes became paragraphs; read again, a paragraph ends where the next block begins.
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

/** Where a browser would go decides: `/\evil.example` looks like a path, and is another host. */
function linkAttributes(href: string): sanitizeHtml.Attributes {
  if (!URL.canParse(href, shop)) return {}
  const { origin } = new URL(href, shop)
  if (origin === shop || /^mailto:/i.test(href)) return { href }
  return /^https?:\/\//i.test(href) ? { href, rel: 'noopener' } : {}
}

const emptyParagraph = /<p>(\s|<br \/>|\u00a0)*<\/p>/g

// Without a blank, the words of neighbouring cells would run together once the table is gone.
const spacedCells = (html: string) => html.replace(/<\/t[dh]>/gi, (tag) => ` ${tag}`)

function paragraphs(text: string): string {
  const escaped = sanitizeHtml(text, { allowedTags: [], disallowedTagsMode: 'escape' })
  return escaped
    .split(/\r?\n\s*\n/)
    .filter((paragraph) => paragraph.trim())
    .map((paragraph) => `<p>${paragraph.trim().replace(/\r?\n/g, '<br>')}</p>`)
    .join('')
}
