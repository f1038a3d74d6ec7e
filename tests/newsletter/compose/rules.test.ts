import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkLinks, checkPictures } from '../../../src/newsletter/compose/rules/check-links.ts'
import { checkProducts } from '../../../src/newsletter/compose/rules/check-products.ts'
import { checkSubject } from '../../../src/newsletter/compose/rules/check-subject.ts'
import { checkTexts, pricesByHand } from '../../../src/newsletter/compose/rules/check-text.ts'
import type { Finding } from '../../../src/newsletter/compose/rules/fault.ts'
import { linkAddress } from '../../../src/newsletter/compose/rules/link-address.ts'
import { listHeaders, shownName } from '../../../src/newsletter/compose/rules/mail-rules.ts'
import { pictureAddress } from '../../../src/newsletter/compose/rules/picture-address.ts'
import { askedProduct } from '../../../src/newsletter/compose/rules/product-lines.ts'
import {
  fill,
  impersonal,
  lacksFallback,
  readTemplate,
  slot,
  withNameSlots,
} from '../../../src/newsletter/compose/rules/slots.ts'

const origin = 'https://shop.test'
const here = { origin, slug: 'spring' }
const marks = 'utm_source=newsletter&utm_medium=email&utm_campaign=spring'

describe('a link', () => {
  const hrefOf = (typed: string) => {
    const address = linkAddress(typed, here)
    return 'href' in address ? address.href : null
  }

  test('to the shop says that it came by this campaign, and keeps what it had', () => {
    expect(hrefOf('/collections/rings')).toBe(`${origin}/collections/rings?${marks}`)
    expect(hrefOf('https://shop.test/')).toBe(`${origin}/?${marks}`)
    expect(hrefOf('http://shop.test/search?q=a%20b#top')).toBe(
      `${origin}/search?q=a%20b&${marks}#top`,
    )
    expect(hrefOf('/?utm_campaign=own')).toBe(
      `${origin}/?utm_campaign=own&utm_source=newsletter&utm_medium=email`,
    )
    expect(hrefOf('pages/ring-sizes')).toBe(`${origin}/pages/ring-sizes?${marks}`)
    expect(linkAddress('/a?b=c#d', here)).toMatchObject({ kind: 'shop', path: '/a?b=c' })
  })

  test('to elsewhere stays as it is', () => {
    expect(hrefOf('https://www.gia.edu/4cs?a=1')).toBe('https://www.gia.edu/4cs?a=1')
    expect(hrefOf('https://shop.test.evil.example/')).toBe('https://shop.test.evil.example/')
    expect(hrefOf('mailto:mila@shop.test?subject=Ring')).toBe('mailto:mila@shop.test?subject=Ring')
    expect(hrefOf('tel:+31205550123')).toBe('tel:+31205550123')
  })

  test.each([
    'javascript:alert(1)',
    'JaVa\tScript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://shop.test/x',
    'ftp://shop.test/',
    '//elsewhere.test/',
    '/\\elsewhere.test/',
    '\\\\elsewhere.test',
    'https://shop.test@elsewhere.test/',
    'https://',
    '',
  ])('is refused: %j', (typed) => {
    expect(linkAddress(typed, here)).toEqual({ kind: 'refused' })
  })

  test('never is of another kind, and never leaves the shop as a path, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.string({ unit: 'binary' })), (typed) => {
        const address = linkAddress(typed, here)
        if (address.kind === 'shop') expect(address.href.startsWith(`${origin}/`)).toBe(true)
        if ('href' in address) expect(address.href).toMatch(/^(https?|mailto|tel):[^\s<>"]*$/)
      }),
    )
  })
})

test('lines that ask for a product, and lines that do not', () => {
  const rubia = { key: 'rubia-ring', handle: 'rubia-ring', variant: null }
  const size = { key: 'rubia-ring?variant=a1', handle: 'rubia-ring', variant: 'a1' }
  for (const line of [
    '[product: rubia-ring]',
    ' [Product:rubia-ring ] ',
    'https://shop.test/products/rubia-ring',
    '<https://shop.test/products/rubia-ring?utm_source=x#top>',
    '/products/rubia-ring',
    '[product: https://shop.test/products/rubia-ring]',
  ])
    expect(askedProduct(line, origin), line).toEqual(rubia)
  expect(askedProduct('[product: rubia-ring?variant=a1]', origin)).toEqual(size)
  expect(askedProduct('https://shop.test/products/rubia-ring?variant=a1', origin)).toEqual(size)
  expect(askedProduct('[product: bague-%C3%A9toile]', origin)?.handle).toBe('bague-étoile')
  for (const line of [
    '[product: ]',
    'See [product: rubia-ring]',
    'https://elsewhere.test/products/rubia-ring',
    'https://shop.test/collections/rings',
    '/products/rubia-ring and more',
    '[product: %]',
    'https://shop.test/products/rubia-ring.md',
  ])
    expect(askedProduct(line, origin), line).toBeNull()
})

test('pictures are of the shop: a file, or a product', () => {
  expect(pictureAddress('rubia-ring', origin)).toEqual({ kind: 'product', handle: 'rubia-ring' })
  for (const typed of ['/pictures/a.jpg', 'https://shop.test/pictures/a.jpg?x'])
    expect(pictureAddress(typed, origin)).toEqual({ kind: 'file', path: '/pictures/a.jpg' })
  for (const typed of [
    'https://elsewhere.test/a.jpg',
    '//x.test/a',
    '/\\x',
    'data:image/png,',
    'a.jpg',
    '',
  ])
    expect(pictureAddress(typed, origin), typed).toBeNull()
})

describe('a name', () => {
  const written = (text: string, name: string) => fill(readTemplate(withNameSlots(text)), { name })

  test.each([
    ['Dear {name},', 'Dear Anna,', 'Dear,'],
    ['Dear {name|friend},', 'Dear Anna,', 'Dear friend,'],
    ['Dear { name },', 'Dear { name },', 'Dear { name },'],
    ['{name}, it is spring', 'Anna, it is spring', 'It is spring'],
    ['{NAME|} and you', 'Anna and you', 'And you'],
    ['For {name} alone', 'For Anna alone', 'For alone'],
    ['{name}', 'Anna', ''],
    ['a\n{name}: b {name}', 'a\nAnna: b Anna', 'a\nB'],
  ])('in %j', (text, named, unnamed) => {
    expect(written(text, 'Anna')).toBe(named)
    expect(written(text, '')).toBe(unnamed)
    expect(impersonal(withNameSlots(text))).toBe(unnamed)
  })

  test('without a word in its place is noticed', () => {
    expect(lacksFallback(withNameSlots('Dear {name},'))).toBe(true)
    expect(lacksFallback(withNameSlots('Dear {name|friend},'))).toBe(false)
  })

  test('cannot be forged into another slot, by nobody', () => {
    expect(withNameSlots(`x${slot('unsubscribe')}y`)).toBe('xunsubscribe|y')
    expect(shownName(slot('unsubscribe'))).toBe('unsubscribe|')
  })

  test('is one line, and nothing that is too long to be one', () => {
    expect(shownName(' Anna \r\n  Lind\u202e ')).toBe('Anna Lind')
    expect(shownName('a'.repeat(61))).toBe('')
  })
})

test('headers name the list for ever, and are ASCII in one line, whatever the shop is called', () => {
  const link = 'https://shop.test/newsletter/unsubscribe?token=a.b.c'
  expect(listHeaders({ name: 'Jegem & Co.', origin }, link)).toEqual({
    'List-Unsubscribe': `<${link}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': '"Jegem & Co." <newsletter.shop.test>',
    Precedence: 'bulk',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
  })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const headers = listHeaders({ name, origin: 'https://müller.example' }, link)
      expect(headers['List-Id']).toMatch(/^("[^"\\]{1,60}" )?<newsletter\.xn--mller-kva\.example>$/)
      for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]{1,900}$/)
    }),
  )
})

const named = (findings: Finding[]) =>
  findings.map(({ check, in: places }) => (places ? `${check}: ${places.join(' · ')}` : check))

test.each([
  ['', ['subject-missing']],
  ['Spring at the bench', []],
  ['x'.repeat(60), []],
  ['x'.repeat(61), ['subject-long']],
  ['x'.repeat(121), ['subject-too-long']],
  ['👍🏽'.repeat(60), []],
  ['NEW RINGS TODAY', ['subject-capitals']],
  ['NEW: 18K', []],
  ['मुंबई में नई अंगूठी', []],
])('the subject %j', (subject, faults) => {
  expect(named(checkSubject(subject))).toEqual(faults)
})

test('what was not meant to be sent is found, and nothing else', () => {
  expect(
    named(
      checkTexts([
        'Dear {nmae}, *|FNAME|* {{ x }}',
        'Come on TK, TODO: time. Lorem ipsum',
        'A <b>ring</b> & [product: x] here [button: x',
        'a < b, c > d, {} and [a product: b]; ATK, Lorem',
      ]),
    ),
  ).toEqual([
    'placeholder-left: {nmae} · *|FNAME|*',
    'note-left: TK · TODO · Lorem ipsum',
    'html-left: <b> · </b>',
    'product-line: [product: x] · [button: x',
  ])
})

test('amounts that are no price of a product in the mail', () => {
  const euro = { signs: ['€', 'EUR'], decimals: 2 }
  const known = [189_000, 49_050]
  const found = (text: string) => named(pricesByHand([text], known, euro))
  for (const text of [
    '€1,890',
    '€ 1.890,00',
    '1890 EUR',
    '1 890',
    '€490.50',
    '490,5 €',
    '18 karat',
    'EUROPE',
  ])
    expect(found(text), text).toEqual([])
  expect(found('now €1,790, was €1,890; 5 EUR')).toEqual(['price-by-hand: €1,790 · 5 EUR'])
  expect(named(pricesByHand(['¥490.50 ¥490'], [490], { signs: ['¥'], decimals: 0 }))).toEqual([
    'price-by-hand: ¥490.50',
  ])
})

test('links and pictures that want a look', () => {
  const links = [
    '/gone?a',
    'javascript:x',
    'https://bit.ly/x',
    'https://www.gia.edu/',
    '/here',
    'tel:1',
  ].map((typed) => ({ typed, address: linkAddress(typed, here) }))
  expect(named(checkLinks(links, ['/gone?a']))).toEqual([
    'link-refused: javascript:x',
    'link-dead: /gone?a',
    'link-shortened: https://bit.ly/x',
    'link-elsewhere: https://www.gia.edu/',
  ])
  const src = `${origin}/a.jpg`
  expect(
    named(
      checkPictures([
        { typed: 'a', alt: ' ', src, isThere: true },
        { typed: 'b', alt: 'B', src: null, isThere: false },
        { typed: 'c', alt: 'C', src, isThere: false },
        { typed: 'd', alt: 'D', src: `${origin}/a.webp`, isThere: true },
      ]),
    ),
  ).toEqual(['alt-missing: a', 'picture-missing: b · c', 'picture-format: d'])
})

test('products that are gone, sold out, without a price, or whose price has changed', () => {
  const shown = new Map([
    ['same', { state: 'on-sale', price: 5 }],
    ['new', { state: 'on-sale', price: 5 }],
    ['dearer', { state: 'on-sale', price: 5 }],
    ['sold', { state: 'sold-out', price: 5 }],
    ['asked', { state: 'on-request', price: 0 }],
  ] as const)
  const asked = [...shown.keys(), 'gone']
  expect(named(checkProducts(asked, shown, { same: 5, dearer: 4, sold: 5, gone: 5 }))).toEqual([
    'product-missing: gone',
    'product-sold-out: sold',
    'product-on-request: asked',
    'product-repriced: dearer',
  ])
})
