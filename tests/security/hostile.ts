import fc from 'fast-check'

/**
 * Stands in every hostile text: where it turns up as an element, an attribute or in the log, it
 * broke out.
 */
export const MARK = 'zq9mark'

/** What is typed to break out of a page, a header, a statement, a cell or a path. */
export const attacks = [
  '<script>zq9mark()</script>',
  '</script><script>zq9mark()</script>',
  '</title></style></textarea><script src=//zq9mark.example></script>',
  '"><img src=x onerror=zq9mark()>',
  "'><svg/onload=zq9mark()>",
  '" autofocus onfocus=zq9mark() zq9mark="',
  "' onmouseover='zq9mark()",
  '" style="background:url(//zq9mark.example)',
  '<zq9mark onclick=zq9mark()>',
  '--><iframe srcdoc="<script>zq9mark()</script>"></iframe><!--',
  '<!--zq9mark',
  ']]><zq9mark/>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=zq9mark()>',
  '<noscript><p title="</noscript><img src=x onerror=zq9mark()>">',
  '<base href=//zq9mark.example><meta http-equiv=refresh content=0;//zq9mark.example>',
  '<object data=zq9mark.swf><embed src=zq9mark.swf><form action=//zq9mark.example><button formaction=//zq9mark.example>',
  'javascript:zq9mark()',
  ' \u0001java\tscript:zq9mark()',
  '&#106;avascript&colon;zq9mark()',
  '<a href="&#x6a;avascript:zq9mark()">zq9mark</a>',
  'data:text/html,<script>zq9mark()</script>',
  '//zq9mark.example/',
  '\\\\zq9mark.example\\',
  '\r\nSet-Cookie: zq9mark=1\r\n\r\n<zq9mark>',
  "zq9mark'); DROP TABLE orders; --",
  'zq9mark" OR 1=1 --',
  '=HYPERLINK("http://zq9mark.example","zq9mark")',
  "@SUM(1+9)*cmd|'/C zq9mark'!A0",
  '+zq9mark',
  '-1+zq9mark',
  '../../../../zq9mark',
  '%2e%2e%2fzq9mark%00',
  '{{zq9mark}}#{zq9mark}<%= zq9mark %>',
  '%form-key%zq9mark%cart-count%',
  '<form-key>zq9mark<cart-count><sent>',
  '\u202Ezq9mark\u2066',
  `zq9mark${'a'.repeat(6000)}`,
  `zq9mark${'\u0301'.repeat(600)}`,
]

const oddities = [
  ...['', ' ', '0', '-1', '1.5', '1e9', 'NaN', '99999999999999999999', '٣', 'null', 'true', '[]'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '*', '%', '_', "'", '"', '`'],
  ...['\u0000', 'a\u0000b', '\ud800', '\udfff', '\ufeff', '\u2028', '\ufffe', '😀'.repeat(400)],
]

/** Any text at all: attacks, oddities, and every sign there is, halves of signs among them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...attacks) },
  { weight: 2, arbitrary: fc.constantFrom(...oddities) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)) },
)

/** Any text that can be the value of a header; workerd complains of each that is not ASCII. */
export const anyHeader: fc.Arbitrary<string> = anyText.map((text) =>
  text.replace(/[^\t -~]/g, '').trim(),
)
