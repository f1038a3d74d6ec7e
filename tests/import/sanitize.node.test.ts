// Runs in Node (`node --test`): sanitize-html does not load in workerd, and the import only ever
// runs in Node.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sanitizeDescription } from '../../src/import/sanitize.ts'

const cases: [name: string, html: string, expected: string][] = [
  ['scripts go with their content', '<p>a<script>alert(1)</script></p>', '<p>a</p>'],
  [
    'handlers, styles and classes go',
    '<p onclick="x()" style="a" class="b" id="c">a</p>',
    '<p>a</p>',
  ],
  [
    'images, frames and drawings go',
    'a<img src=x onerror=y><iframe>b</iframe><svg><a>c</a></svg>',
    'a',
  ],
  ['a large heading becomes smaller', '<h1>a</h1><h6>b</h6>', '<h2>a</h2><h4>b</h4>'],
  ['a harmful link keeps only its words', '<p><a href="javascript:alert(1)">a</a></p>', '<p>a</p>'],
  [
    'a disguised link too',
    '<p><a href="&#106;ava&#10;script:x">a</a><a href="//evil">b</a><a href="/\\evil">c</a></p>',
    '<p>abc</p>',
  ],
  [
    'a link that leaves the shop does not hand over the window',
    '<p><a href="https://lab.example/1?a=b&c=d" target="_blank">a</a></p>',
    '<p><a href="https://lab.example/1?a=b&amp;c=d" rel="noopener">a</a></p>',
  ],
  [
    'a link inside the shop stays',
    '<p><a href="/pages/care">a</a></p>',
    '<p><a href="/pages/care">a</a></p>',
  ],
  [
    'lists and emphasis stay',
    '<ul><li><b>a</b> <em>b</em></li></ul>',
    '<ul><li><b>a</b> <em>b</em></li></ul>',
  ],
  ['boxes become paragraphs', '<div>a<div>b</div><p>c</p></div>', '<p>a</p><p>b</p><p>c</p>'],
  ['empty paragraphs go', '<div><p>&nbsp;</p><p><br></p><p>a</p></div>', '<p>a</p>'],
  [
    'cells of a table do not run together',
    '<table><tr><td>Metal</td><td>Gold</td></tr></table>',
    '<p>Metal Gold </p>',
  ],
  [
    'plain text becomes paragraphs',
    'Gold & silver\nby hand, < 2 mm\n\nMade here',
    '<p>Gold &amp; silver<br />by hand, &lt; 2 mm</p><p>Made here</p>',
  ],
  ['nothing stays nothing', '  ', ''],
]

for (const [name, html, expected] of cases)
  test(name, () => assert.equal(sanitizeDescription(html), expected))

test('whatever comes in, only known tags and attributes come out, and a second pass changes nothing', () => {
  const pieces = [
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<ul><li>',
    '<h1>',
    '<a href="',
    'javascript:x',
    '//evil/',
    '/\\',
    'https:',
    'mailto:a',
    '">',
    '<script>',
    '</script>',
    '<svg/onload=x>',
    '<!--',
    '-->',
    '<style>',
    ' onclick=x>',
    '&lt;script&gt;',
    '<',
    '"',
    "'",
    'text',
    '<b>',
    '<br>',
    '<noscript>',
    '<textarea>',
  ]
  const allowed =
    /^<(\/?(p|ul|ol|li|em|strong|b|i|h[2-4]|a)|br( \/)?|a href="[^"<>]*"( rel="noopener")?)>$/
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), (parts) => {
      const clean = sanitizeDescription(parts.join(''))
      for (const tag of clean.match(/<[^>]*>?/g) ?? []) assert.match(tag, allowed)
      for (const [, href = ''] of clean.matchAll(/href="([^"]*)"/g)) {
        const { protocol, host } = new URL(href.replaceAll('&amp;', '&'), 'https://shop.test')
        assert.match(protocol, /^(https?|mailto):$/)
        if (!/^https?:\/\//i.test(href) && protocol !== 'mailto:') assert.equal(host, 'shop.test')
      }
      if (clean.includes('<')) assert.equal(sanitizeDescription(clean), clean)
    }),
    { numRuns: 2000 },
  )
})
