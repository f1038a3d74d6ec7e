import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import ts from 'typescript'

/** Where words may stand: they are kept by language there, or no shopper reads them. */
const mayStand = [
  // The words of each slice, by language.
  /^src\/.+\/words\//,
  // Owners and developers, in a terminal or a log.
  /^src\/(commands|platform|import)\//,
  // Search engines, in words of schema.org and of their own.
  /^src\/(catalog\/structured-data\/|feeds\/google-feed)/,
  // Names of carriers, and of columns as their own programs call them.
  /^src\/fulfilment\/(carriers\/|admin\/parcels\/export-rules)/,
  // The database, and the engine of analytics.
  /[/-](queries|tables|statements)\.ts$/,
]

/** What is no sentence although it looks like one, by how it begins. */
const exceptions = [
  // SQL that asks whether there are tables.
  'SELECT name FROM d1_migrations',
  // The database's own words.
  'NOT NULL constraint failed',
  // Names of browsers are the same in all languages.
  'Samsung Internet',
  // The beginning of an address.
  'https://',
  // Headers that programs read.
  ...['Basic realm=', 'OOF, AutoReply'],
  // How a mail and an archived newsletter look.
  ...['…;font-size:', 'card-title'],
  // Nobody: the longest mail is measured with this name.
  'Wilhelmina van der Meer',
  // What staff copy into a newsletter, the same in all languages.
  '[product: …]',
  // Data: an extension as libphonenumber reads it again, whatever the language.
  '… ext. …',
]

/** What a reader sees or hears of these, in elements and in our components. */
const shownAttributes = /^(alt|label|hint|placeholder|prompt|title|text|notice|aria-label)$/
/** The same of an object: a page's head, a mail, the answer to a form. */
const shownProperties = /^(title|description|subject|text|notice|label|hint)$/

test('whatever a shopper reads comes from the words of a slice', () => {
  const files = globSync('src/**/*.{ts,tsx}').filter(
    (file) => !mayStand.some((place) => place.test(file)),
  )
  assert.ok(files.length > 100)
  const written = files.flatMap((file) => wordsIn(file, readFileSync(file, 'utf8')))
  assert.deepEqual(written, [], 'Say it in src/<slice>/words/en.ts')
})

test('words are found wherever they may be written', () => {
  const found = (source: string) => wordsIn('view.tsx', source).length
  for (const source of [
    '<p>Sold out</p>',
    '<p>{line.quantity} pieces</p>',
    "<p>{soldOut && 'Sold'}</p>",
    "<p>{soldOut ? words.cart.soldOut : (price ?? 'unknown')}</p>",
    `<p>{\`\${count} left\`}</p>`,
    '<img alt="A ring" />',
    `<Field label={\`Quantity of \${title}\`} />`,
    "c.render(page, { title: 'Checkout' })",
    "say('email', 'Please enter an address.')",
    "const why = 'This piece has just been sold'",
    `const said = \`Only \${count} are left.\``,
  ])
    assert.equal(found(source), 1, source)
  for (const source of [
    '<p class="quiet">{words.cart.soldOut} × {count}, ·</p>',
    '<img alt="" src="/ring one.webp" />',
    "<p>{order.state === 'sold out' && words.cart.soldOut}</p>",
    "throw new Error('No order goes from paid to pending')",
    "log('warn', 'Order not opened')",
    "headers.set('Cache-Control', 'no-store')",
    "const countries = 'US CA MX'",
    "note({ subject: 'order', subjectId: id })",
  ])
    assert.equal(found(source), 0, source)
})

/** `file:line text` of everything in a source text that is written for somebody to read. */
function wordsIn(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node) => {
    const text = textOf(node)
    if (text !== null && isForReaders(node, text)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart())
      found.push(`${file}:${line + 1} ${text.trim()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** What a literal or the text of an element says; a value within it is a `…`. */
function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node) || ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
}

function isForReaders(node: ts.Node, text: string): boolean {
  if (exceptions.some((beginning) => text.startsWith(beginning)) || isForOwners(node)) return false
  return isProse(text) || (isWord(text) && isShown(node))
}

const isWord = (text: string) => /\p{L}{2}/u.test(text)

/** What begins as a sentence does, or with a value, and goes on in small letters. */
const isProse = (text: string) => /^\s*(\p{Lu}[\p{L}’]*,?|…) (.*\P{L})?\p{L}?\p{Ll}{2}/u.test(text)

/**
 * Whether a page shows it: as the text of an element, a value in it, or under a name for what is
 * shown.
 */
function isShown(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return true
  const { parent } = node
  if (ts.isJsxAttribute(parent)) return shownAttributes.test(parent.name.getText())
  if (ts.isPropertyAssignment(parent))
    return (
      parent.initializer === node &&
      shownProperties.test(parent.name.getText()) &&
      !isNoted(parent.parent)
    )
  if (ts.isJsxExpression(parent)) return ts.isJsxAttribute(parent.parent) ? isShown(parent) : true
  // A part of what is shown, and not what it depends on.
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isShown(parent)
  if (ts.isBinaryExpression(parent)) return joins.has(parent.operatorToken.kind) && isShown(parent)
  return ts.isParenthesizedExpression(parent) && isShown(parent)
}

/** Whether an object is an entry of the desk's log, or asks for some: its subject is an id. */
const isNoted = ({ properties }: ts.ObjectLiteralExpression) =>
  properties.some(({ name }) => /^(subjectId|of)$/.test(name?.getText() ?? ''))

const joins = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.PlusToken,
])

/** Whether it is said in an error or in the log. */
function isForOwners(node: ts.Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    if (ts.isThrowStatement(at)) return true
    if (ts.isNewExpression(at) && /Error$|^Payments/.test(at.expression.getText())) return true
    if (ts.isCallExpression(at) && /^log/.test(at.expression.getText())) return true
  }
  return false
}
