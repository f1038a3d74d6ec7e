import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, test } from 'node:test'

/** A shop of empty files that keeps every rule: what each file imports. */
const cleanShop: Record<string, string[]> = {
  'src/index.ts': ['./app.tsx'],
  'src/app.tsx': ['hono', './platform/security.ts', './ui/layout.tsx', './paths.ts'],
  'src/paths.ts': ['./platform/money.ts'],
  'src/platform/db.ts': ['drizzle-orm'],
  'src/platform/env.ts': ['type ./db.ts'],
  'src/platform/money.ts': [],
  'src/platform/clock.ts': [],
  'src/platform/security.ts': ['hono', 'type ./env.ts'],
  'src/ui/layout.tsx': ['hono/html', 'type ../platform/env.ts'],
  'src/commands/import-catalog.ts': ['node:fs', 'csv-parse', '../catalog/rules.ts', './print.ts'],
  'src/commands/print.ts': [],
  'tests/support/shop.ts': [],
}

/**
 * The arrows of the slices, said a second time on purpose: a slip in the configuration must not
 * agree with itself.
 */
const mayKnow: Record<string, string[]> = {
  'ring-sizes': [],
  engraving: [],
  delivery: [],
  mail: [],
  analytics: [],
  admin: [],
  problems: [],
  redirects: [],
  'stock-alerts': ['catalog', 'mail', 'ring-sizes'],
  catalog: ['ring-sizes', 'engraving', 'delivery'],
  policies: ['catalog', 'delivery', 'analytics'],
  feeds: ['catalog', 'delivery', 'newsletter', 'policies'],
  import: ['catalog', 'redirects', 'ring-sizes'],
  cart: ['analytics', 'catalog', 'ring-sizes', 'engraving', 'delivery'],
  privacy: [
    'aftercare',
    'cart',
    'catalog',
    'engraving',
    'kept',
    'newsletter',
    'orders',
    'ring-sizes',
    'stock-alerts',
  ],
  kept: ['analytics', 'cart', 'catalog', 'ring-sizes', 'engraving'],
  recommendations: ['cart', 'catalog', 'kept'],
  orders: ['admin', 'catalog', 'engraving', 'delivery', 'mail'],
  payments: ['delivery', 'cart', 'orders', 'mail', 'analytics', 'admin'],
  checkout:
    'admin catalog ring-sizes engraving delivery cart newsletter orders payments mail'.split(' '),
  fulfilment: 'admin aftercare catalog ring-sizes engraving delivery orders payments mail'.split(
    ' ',
  ),
  aftercare: 'admin cart catalog mail newsletter orders'.split(' '),
  newsletter: 'admin analytics catalog mail orders statistics'.split(' '),
  statistics: 'admin analytics catalog cart orders payments mail redirects'.split(' '),
  'key-rotation': [
    'aftercare',
    'stock-alerts',
    'cart',
    'kept',
    'orders',
    'mail',
    'admin',
    'fulfilment',
    'newsletter',
    'payments',
  ],
}
const slices = Object.keys(mayKnow)

for (const slice of slices) {
  const upstream = mayKnow[slice]!.map((other) => `../${other}/tables.ts`)
  Object.assign(cleanShop, {
    [`src/${slice}/tables.ts`]: ['drizzle-orm/sqlite-core', ...upstream],
    [`src/${slice}/queries.ts`]: [
      'drizzle-orm',
      './tables.ts',
      'type ../platform/db.ts',
      ...upstream,
    ],
    [`src/${slice}/rules.ts`]: [
      'zod',
      '../platform/money.ts',
      '../platform/clock.ts',
      'type ./queries.ts',
    ],
    [`src/${slice}/forms.ts`]: ['zod', './rules.ts'],
    [`src/${slice}/act.ts`]: ['./queries.ts', './rules.ts', 'type ./tables.ts', 'type drizzle-orm'],
    [`src/${slice}/views/page.tsx`]: ['hono/html', 'type ../queries.ts', '../../paths.ts'],
    [`src/${slice}/mails/mail.tsx`]: ['type ../rules.ts'],
    [`src/${slice}/routes.tsx`]: [
      'hono',
      './act.ts',
      './forms.ts',
      './views/page.tsx',
      './mails/mail.tsx',
    ],
  })
  cleanShop['src/app.tsx']!.push(`./${slice}/routes.tsx`)
}

/** Files of which each breaks a rule where it is. */
const misplaced: Record<string, string[]> = {
  'src/reviews/rules.ts': [],
  'src/catalog/list-routes.ts': ['hono'],
  'src/cart/lonely.ts': [],
  'src/cart/round.ts': ['type ./and-round.ts'],
  ...Object.fromEntries(slices.map((slice) => [`src/platform/of-${slice}.ts`, []])),
}

/**
 * One violation a line: the rule that must name it, the file, and what that file should not have
 * imported.
 */
const violations: [rule: string, file: string, imports: string][] = [
  ['slices-are-declared', 'src/paths.ts', './reviews/rules.ts'],
  ['no-circular', 'src/cart/and-round.ts', 'type ./round.ts'],
  ['platform-and-ui-know-no-slice', 'src/platform/money.ts', '../cart/act.ts'],
  ['platform-and-ui-know-no-slice', 'src/ui/layout.tsx', 'type ../cart/rules.ts'],
  ['only-the-app-knows-every-slice', 'src/paths.ts', './cart/rules.ts'],
  ['nobody-knows-the-app', 'src/cart/routes.tsx', 'type ../app.tsx'],
  ['doors-by-role', 'src/cart/routes.tsx', '../catalog/routes.tsx'],
  ['doors-by-role', 'src/cart/routes.tsx', '../catalog/list-routes.ts'],
  ['doors-by-role', 'src/cart/routes.tsx', '../catalog/views/page.tsx'],
  ['doors-by-role', 'src/cart/routes.tsx', '../catalog/forms.ts'],
  ['doors-by-role', 'src/checkout/act.ts', '../orders/mails/mail.tsx'],
  ['tables-only-from-sql-files', 'src/cart/act.ts', './tables.ts'],
  ['drizzle-only-in-sql-files', 'src/cart/act.ts', 'drizzle-orm'],
  ['rules-are-pure', 'src/cart/rules.ts', './queries.ts'],
  ['rules-are-pure', 'src/cart/rules.ts', 'hono'],
  ['rules-are-pure', 'src/checkout/addresses/rules.ts', '../../platform/db.ts'],
  ['views-take-props', 'src/cart/views/page.tsx', '../queries.ts'],
  ['views-take-props', 'src/cart/views/page.tsx', '../../platform/env.ts'],
  ['views-take-props', 'src/cart/mails/mail.tsx', '../queries.ts'],
  ['views-take-props', 'src/ui/layout.tsx', '../platform/db.ts'],
  ['queries-know-no-http', 'src/cart/queries.ts', 'type hono'],
  ['queries-know-no-http', 'src/orders/queries.ts', 'hono/jsx'],
  ['queries-know-no-http', 'src/cart/queries.ts', '../ui/layout.tsx'],
  ['the-worker-runs-no-command', 'src/cart/act.ts', '../commands/import-catalog.ts'],
  ['the-worker-needs-no-dev-dependency', 'src/cart/act.ts', 'sharp'],
  ['commands-run-under-node', 'src/commands/import-catalog.ts', '../ui/layout.tsx'],
  ['src-never-imports-tests', 'src/cart/act.ts', '../../tests/support/shop.ts'],
  ...slices.map((slice): [string, string, string] => [
    `shared-beyond-${slice}`,
    `src/${slice}/act.ts`,
    `../platform/of-${slice}.ts`,
  ]),
  ...slices.flatMap((from) =>
    slices
      .filter((to) => to !== from && !mayKnow[from]!.includes(to))
      .map((to): [string, string, string] => [
        `${from}-knows-no-${to}`,
        `src/${from}/act.ts`,
        `../${to}/rules.ts`,
      ]),
  ),
]

const folder = mkdtempSync(join(tmpdir(), 'jegem-rules-'))
after(() => rmSync(folder, { recursive: true }))
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
for (const file of ['.dependency-cruiser.js', 'package.json', 'tsconfig.json'])
  cpSync(file, join(folder, file))

test('a shop that keeps the rules passes', () => {
  assert.deepEqual(brokenRules(cleanShop), [])
})

test('every broken rule is named, for the file that breaks it', () => {
  const shop = { ...cleanShop, ...misplaced }
  for (const [, file, imports] of violations) shop[file] = [...(shop[file] ?? []), imports]
  const broken = brokenRules(shop)
  for (const [rule, file, imports] of violations) {
    const path = imports.replace('type ', '')
    const target = path.startsWith('.')
      ? join(dirname(file), path)
      : `node_modules/${path.split('/')[0]}/`
    assert.ok(
      // What the Worker must not reach is reported from its entry; what is not shared, by itself.
      broken.some(
        ({ name, from, to }) =>
          name === rule && to.includes(target) && [file, 'src/index.ts', target].includes(from),
      ),
      `${file} importing ${imports} must break ${rule}`,
    )
  }
  assert.ok(broken.some(({ name, from }) => name === 'no-orphans' && from === 'src/cart/lonely.ts'))
})

test('every rule is broken once above', async () => {
  const { default: config } = await import(resolve('.dependency-cruiser.js'))
  const broken = new Set(['no-orphans', ...violations.map(([rule]) => rule)])
  const names = config.forbidden.map(({ name }: { name: string }) => name)
  assert.deepEqual(new Set(names), broken)
})

test('the picture in README.md shows the arrows that are allowed, all of them', () => {
  const drawn = readFileSync('README.md', 'utf8').matchAll(/^([\w-]+) --> (.+)$/gm)
  const arrows = [...drawn].map(([, from = '', to = '']) => [from, to.split(' & ')] as const)
  const allowed = Object.entries(mayKnow).filter(([, known]) => known.length > 0)
  assert.deepEqual(
    Object.fromEntries(arrows),
    Object.fromEntries(allowed.map(([from, known]) => [from, known.toSorted()])),
  )
})

type BrokenRule = { name: string; from: string; to: string }

/** What dependency-cruiser finds wrong with a shop. */
function brokenRules(shop: Record<string, string[]>): BrokenRule[] {
  rmSync(join(folder, 'src'), { recursive: true, force: true })
  for (const [file, imports] of Object.entries(shop)) write(file, imports)
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/.bin/depcruise', 'src', '--output-type', 'json'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 },
  )
  assert.ok(stdout, stderr)
  const { violations } = JSON.parse(stdout).summary as {
    violations: { rule: { name: string }; from: string; to: string }[]
  }
  return violations.map(({ rule, from, to }) => ({ name: rule.name, from, to }))
}

function write(file: string, imports: string[]): void {
  const lines = imports.map((path) =>
    path.startsWith('type ') ? `import type { a } from '${path.slice(5)}'` : `import '${path}'`,
  )
  mkdirSync(join(folder, dirname(file)), { recursive: true })
  writeFileSync(join(folder, file), [...lines, 'export type a = 1', ''].join('\n'))
}
