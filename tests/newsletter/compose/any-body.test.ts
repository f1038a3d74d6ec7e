import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeContent } from '../../../src/newsletter/compose/compose-content.tsx'
import { partsOfBody } from '../../../src/newsletter/compose/parts-of-body.ts'
import { personalMail } from '../../../src/newsletter/compose/personal-mail.ts'
import { readBody } from '../../../src/newsletter/compose/read-body.ts'
import { config, db } from '../../support/shop.ts'

/** Pieces of Markdown and of what must not come of it, put together in any order. */
const body = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '# ',
          '> ',
          '- ',
          '1. ',
          '*',
          '**',
          '_',
          '`',
          '```\n',
          '---\n',
          '\n',
          '\n\n',
          '  \n',
          '    ',
        ],
        ...[
          '[a](',
          '![',
          '](',
          ')',
          ']',
          '<',
          '>',
          '"',
          "'",
          '&',
          '&lt;',
          '{name}',
          '{name|you}',
          '\\',
        ],
        ...[
          '<script>alert(1)</script>',
          '<img src=x onerror=alert(1)>',
          '<!-- x -->',
          '</p>',
          '<a href="',
        ],
        ...[
          'javascript:alert(1)',
          'data:text/html,x',
          'https://shop.test/a',
          '/a?b=c&d',
          'mailto:a@b.c',
        ],
        ...[
          '[a](/b "c")',
          '[a](javascript:alert(1))',
          '<javascript:alert(1)>',
          '\n\n[button: a](vbscript:x)\n\n',
          '[a]: javascript:x\n',
          '[a][a]',
          '<https://x.test/?a="b">',
          '\uE000unsubscribe|\uE001',
        ],
        ...[
          '[button: Go](/x)',
          '" style="x',
          'https://x.test/"><b>',
          '\u0000',
          '\uD800',
          '|a|\n|-|\n',
        ],
      ),
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => `Dear {name|you},\n\n${parts.join('')}`)

const anyName = fc.oneof(
  fc.constantFrom('<b>', '"><script>', "O'Neill & Co", '{name}', '[a](javascript:x)', '$&'),
  fc.string({ unit: 'binary', maxLength: 80 }),
)

const voids = new Set(['br', 'hr', 'img', 'meta'])
const known =
  'html head meta title style body div table tr td p h1 h2 h3 h4 ul ol li blockquote pre code hr a img span del em strong br'.split(
    ' ',
  )
const attributes =
  'lang charset name content style class href src alt width height start role'.split(' ')

/** What is wrong with the markup of a mail or a page: tags, attributes, order, addresses. */
function faultsOf(html: string): string[] {
  const faults: string[] = []
  const open: string[] = []
  const bare = html.replace(
    /^<!DOCTYPE html>|<!--\[if mso\]>[\s\S]*?<!\[endif\]-->|<style>[\s\S]*?<\/style>/g,
    '',
  )
  const between = bare.replace(
    /<(\/?)([a-z\d]+)((?: [a-z-]+(?:="[^"<>]*")?)*) ?\/?>/g,
    (_, end, tag, given) => {
      if (!known.includes(tag)) faults.push(`<${tag}>`)
      if (end) {
        if (open.pop() !== tag) faults.push(`</${tag}>`)
      } else if (!voids.has(tag)) open.push(tag)
      for (const [, name = '', value = ''] of given.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
        if (!attributes.includes(name)) faults.push(`${tag} ${name}`)
        if (name === 'href' && !/^(https?|mailto|tel):/.test(value)) faults.push(value)
        if (name === 'src' && !value.startsWith('https://shop.test/')) faults.push(value)
      }
      return ''
    },
  )
  if (/[<>]/.test(between)) faults.push(between)
  return [...faults, ...open]
}

test('whatever is written: sound HTML, nothing that runs, and a text with every link', async () => {
  await fc.assert(
    fc.asyncProperty(body, anyName, async (written, name) => {
      const draft = {
        slug: 'spring',
        subject: written.slice(0, 40),
        preheader: written,
        body: written,
      }
      const content = await composeContent({ db, config }, draft)
      const mail = await personalMail(config, content, {
        ...{ subscriber: 's', campaign: 'c', email: 'a@b.example', name, language: 'en' },
      })
      expect(faultsOf(mail.html)).toEqual([])
      expect(faultsOf(content.page)).toEqual([])
      expect(mail.html + mail.text + mail.subject + content.page).not.toMatch(/[\uE000\uE001]/)
      expect(mail.html).toContain('/newsletter/unsubscribe?token=')
      expect(mail.text).toContain('/newsletter/unsubscribe?token=')
      expect(mail.subject).not.toMatch(/\p{Cc}/u)
      const { links } = partsOfBody(
        readBody(written, { origin: 'https://shop.test', slug: 'spring' }),
      )
      for (const { address } of links)
        if ('href' in address) expect(mail.text).toContain(address.href)
    }),
    { numRuns: 300 },
  )
})
