import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  faultsOfConfiguration,
  faultsOfReadme,
  withDiagram,
} from '../../src/commands/check-readme/faults.ts'

const facts = {
  diagram: 'flowchart LR\ncart-->catalog\n',
  scripts: ['dev', 'test', 'test:browser'],
}
const settings = ['DB', 'SHOP', 'STRIPE_SECRET_KEY']

/** The faults of one document that is both README.md and the place of the settings. */
const faultsOf = (document: string) => [
  ...faultsOfReadme(document, facts),
  ...faultsOfConfiguration(document, settings),
]

const readme = withDiagram(
  `# Jegem

Run \`npm run dev\`, then \`npm test\` and \`npm run test:browser\`.

<!-- slices:start -->
<!-- slices:end -->

## Configuration

Not a row: \`SHOPPERS\`.

| setting | what it is |
|---|---|
| \`DB\` | the database, see \`OTHER\` |
| \`SHOP.name\`, \`SHOP.currency\` | the shop |

### Secrets

| secret | where from |
|---|---|
| \`STRIPE_SECRET_KEY\` | the dashboard |

## Licence

| \`MIT\` |
`,
  facts.diagram,
)

test('a README that agrees with the code has no fault', () => {
  assert.deepEqual(faultsOf(readme), [])
})

test('the diagram is drawn between its markers, as often as one likes', () => {
  assert.match(
    readme,
    /slices:start -->\n\n```mermaid\nflowchart LR\ncart-->catalog\n```\n\n<!-- sl/,
  )
  assert.equal(withDiagram(readme, facts.diagram), readme)
})

const mistakes: [what: string, readme: string, fault: RegExp][] = [
  ['an old diagram', readme.replace('cart-->catalog', ''), /is out of date.*--write/],
  ['no place for the diagram', readme.replace('<!-- slices:end -->', ''), /needs a place/],
  ['a setting without a row', readme.replace('| `DB` |', '| the database |'), /no row for `DB`/],
  ['a row for a setting that is gone', readme.replace('`DB`', '`DB`, `KV`'), /`KV` is not in/],
  ['no table of settings', readme.replace('## Configuration', '## Setup'), /no section/],
  ['a script that is not there', readme.replace('npm test', 'npm run tests'), /script "tests"/],
  ['a short script that is not there', readme.replace('npm test', 'npm start'), /script "start"/],
]

for (const [what, mistaken, fault] of mistakes)
  test(`${what} is a fault, and the only one`, () => {
    const faults = faultsOf(mistaken)
    assert.equal(faults.length, 1, faults.join('\n'))
    assert.match(faults[0]!, fault)
  })
