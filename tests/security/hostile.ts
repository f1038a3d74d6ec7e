import fc from 'fast-check'

/** Stands in every hostile text: where it turns up as an element, an attribute or in the log, it broke out. */
export const MARK = 'zq9'

/** What is typed to break out of a page, a header, a statement, a cell or a path. */
export const attacks = [
  '<script>zq9()</script>',
  '</script><script>zq9()</script>',
  '</title></style></textarea><script src=//zq9.example></script>',
  '"><img src=x onerror=zq9()>',
  "'><svg/onload=zq9()>",
  '" autofocus onfocus=zq9() zq9="',
  "' onmouseover='zq9()",
  '" style="background:url(//zq9.example)',
  '<zq9 onclick=zq9()>',
  '--><iframe srcdoc="<script>zq9()</script>"></iframe><!--',
  '<!--zq9',
  ']]><zq9/>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=zq9()>',
  '<noscript><p title="</noscript><img src=x onerror=zq9()>">',
  '<base href=//zq9.example><meta http-equiv=refresh content=0;//zq9.example>',
  '<object data=zq9.swf><embed src=zq9.swf><form action=//zq9.example><button formaction=//zq9.example>',
  'javascript:zq9()',
  ' \u0001java\tscript:zq9()',
  '&#106;avascript&colon;zq9()',
  '<a href="&#x6a;avascript:zq9()">zq9</a>',
  'data:text/html,<script>zq9()</script>',
  '//zq9.example/',
  '\\\\zq9.example\\',
  '\r\nSet-Cookie: zq9=1\r\n\r\n<zq9>',
  "zq9'); DROP TABLE orders; --",
  'zq9" OR 1=1 --',
  '=HYPERLINK("http://zq9.example","zq9")',
  "@SUM(1+9)*cmd|'/C zq9'!A0",
  '+zq9',
  '-1+zq9',
  '../../../../zq9',
  '%2e%2e%2fzq9%00',
  '{{zq9}}#{zq9}<%= zq9 %>',
  '%form-key%zq9%cart-count%',
  '\u202Ezq9\u2066',
  `zq9${'a'.repeat(6000)}`,
  `zq9${'\u0301'.repeat(600)}`,
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
