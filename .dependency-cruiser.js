import { readFileSync } from 'node:fs'
import { allExtensions } from 'dependency-cruiser'

// TypeScript 7 has no parser to lend, and without one dependency-cruiser sees no file and finds
// nothing wrong. So package.json has TypeScript 6 under the name "typescript" for tools like this,
// and 7 as "@typescript/native" for tsc.
if (!allExtensions.some(({ extension, available }) => extension === '.ts' && available))
  throw new Error(
    'dependency-cruiser cannot read .ts: "typescript" in package.json must be below 7',
  )

/**
 * Which code may know which. `npm run check:deps` refuses the rest; README.md shows the slices,
 * drawn from the code.
 *
 * An arrow of this table is the only way for one slice to know another, types included. A new slice
 * gets a line here.
 */
const mayKnow = {
  'ring-sizes': [],
  engraving: [],
  delivery: [],
  mail: [],
  analytics: [],
  admin: [],
  problems: [],
  redirects: [],
  catalog: ['delivery', 'engraving', 'ring-sizes'],
  'stock-alerts': ['catalog', 'mail', 'ring-sizes'],
  recommendations: ['cart', 'catalog', 'kept'],
  policies: ['analytics', 'catalog', 'delivery'],
  feeds: ['catalog', 'delivery', 'newsletter', 'policies'],
  import: ['catalog', 'redirects', 'ring-sizes'],
  cart: ['analytics', 'catalog', 'delivery', 'engraving', 'ring-sizes'],
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
  kept: ['analytics', 'cart', 'catalog', 'engraving', 'ring-sizes'],
  orders: ['admin', 'catalog', 'delivery', 'engraving', 'mail'],
  payments: ['admin', 'analytics', 'cart', 'delivery', 'mail', 'orders'],
  checkout: [
    'admin',
    'cart',
    'catalog',
    'delivery',
    'engraving',
    'mail',
    'newsletter',
    'orders',
    'payments',
    'ring-sizes',
  ],
  fulfilment: [
    'admin',
    'aftercare',
    'catalog',
    'delivery',
    'engraving',
    'mail',
    'orders',
    'payments',
    'ring-sizes',
  ],
  aftercare: ['admin', 'cart', 'catalog', 'mail', 'newsletter', 'orders'],
  statistics: ['admin', 'analytics', 'cart', 'catalog', 'mail', 'orders', 'payments', 'redirects'],
  newsletter: ['admin', 'analytics', 'catalog', 'mail', 'orders', 'statistics'],
  'key-rotation': [
    'admin',
    'aftercare',
    'fulfilment',
    'stock-alerts',
    'cart',
    'kept',
    'mail',
    'newsletter',
    'orders',
    'payments',
  ],
}

const slices = Object.keys(mayKnow)
const anySlice = `^src/(${slices.join('|')})/`

/** Files of a role: `rules.ts`, `gift-rules.ts`, and what lies in `rules/`. */
const role = (...names) => `^src/.+[/-](${names.join('|')})(/|\\.tsx?$)`

/** Arrows that vanish when types are stripped. */
const notForTypes = { dependencyTypesNot: ['type-only'] }

function adviceFor(from, to) {
  if (mayKnow[to].includes(from))
    return `${to} already knows ${from}. Let ${to} hand in what ${from} needs as a value or a function, or move the act to ${to}.`
  const both = slices.filter(
    (slice) => mayKnow[slice].includes(from) && mayKnow[slice].includes(to),
  )
  return `Move the act to a slice that knows both (${both.join(', ')}), or hand in the value from there.`
}

const arrowsThatMustNotAppear = slices.flatMap((from) =>
  slices
    .filter((to) => to !== from && !mayKnow[from].includes(to))
    .map((to) => ({
      name: `${from}-knows-no-${to}`,
      comment: adviceFor(from, to),
      severity: 'error',
      from: { path: `^src/${from}/` },
      to: { path: `^src/${to}/` },
    })),
)

/**
 * What one slice alone uses is not shared. What the app mounts, or another shared file uses, is.
 */
const sharedMeansShared = slices.map((slice) => ({
  name: `shared-beyond-${slice}`,
  comment: `Only ${slice} uses this: move it there. It comes back when a second slice needs it.`,
  severity: 'error',
  from: { pathNot: `^src/${slice}/` },
  module: { path: '^src/(platform|ui)/', numberOfDependentsLessThan: 1 },
}))

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
// Has types and nothing else: what is imported of it vanishes.
delete devDependencies['schema-dts']

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...arrowsThatMustNotAppear,
    ...sharedMeansShared,
    {
      name: 'slices-are-declared',
      comment:
        'A new folder in src is a slice: give it a line in the table of .dependency-cruiser.js.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: [anySlice, '^src/(platform|ui|commands)/'] },
    },
    {
      name: 'no-circular',
      comment:
        'Move what both need to the one that is used by the other, or to a third file. Types count as well.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'platform-and-ui-know-no-slice',
      comment:
        'Take what you need as a parameter or a prop, or move the file to the slice it speaks of.',
      severity: 'error',
      from: { path: '^src/(platform|ui)/' },
      to: { path: [anySlice, '^src/(app|index)\\.tsx?$'] },
    },
    {
      name: 'only-the-app-knows-every-slice',
      comment:
        'Only app.tsx, desk.tsx, index.ts, mail-writers.ts and the sheets put slices together. Move the file into a slice.',
      severity: 'error',
      from: {
        path: '^src/[^/]+$',
        pathNot: '^src/(app\\.tsx|desk\\.tsx|index\\.ts|mail-writers\\.ts|(desk-)?sheets\\.ts)$',
      },
      to: { path: anySlice },
    },
    {
      name: 'nobody-knows-the-app',
      comment:
        'app.tsx and index.ts put the shop together and are used by nothing. Move what you need to platform.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/index\\.ts$' },
      to: { path: '^src/(app\\.tsx|index\\.ts)$' },
    },
    {
      name: 'doors-by-role',
      comment:
        'Routes, views, mails and forms belong to their slice alone. Enter another slice through its queries, rules, tables ' +
        'or verbs; what other slices show as well belongs in parts/.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: role('routes', 'views', 'forms', 'mails'), pathNot: ['^src/$1/', '/parts/'] },
    },
    {
      name: 'tables-only-from-sql-files',
      comment:
        'Ask a query in queries.ts instead. Only queries and tables speak of tables; types are free.',
      severity: 'error',
      from: { path: '^src/', pathNot: [role('queries', 'tables')] },
      to: { path: role('tables'), ...notForTypes },
    },
    {
      name: 'drizzle-only-in-sql-files',
      comment:
        'Write the SQL as a function of queries.ts and call that. Types of drizzle are free.',
      severity: 'error',
      from: { path: '^src/', pathNot: [role('queries', 'tables'), '^src/platform/db\\.ts$'] },
      to: { path: 'node_modules/drizzle-orm/', ...notForTypes },
    },
    {
      name: 'rules-are-pure',
      comment:
        'A rule decides from values: rules, addresses, money, clock, letters, zod and data. Take the rest ' +
        'as a parameter, or import its type only.',
      severity: 'error',
      from: { path: role('rules') },
      to: {
        pathNot: [
          role('rules'),
          '^src/paths\\.ts$',
          '^src/platform/(money|clock|letters|calendar-date)\\.ts$',
          'node_modules/zod/',
          '\\.json$',
        ],
        ...notForTypes,
      },
    },
    {
      name: 'views-take-props',
      comment: 'Let the route ask, and hand the answer to the view as a prop. Types are free.',
      severity: 'error',
      from: { path: [role('views', 'mails'), '^src/ui/'] },
      to: {
        path: [role('queries', 'tables', 'routes'), '^src/platform/(db|env)\\.ts$'],
        ...notForTypes,
      },
    },
    {
      name: 'queries-know-no-http',
      comment:
        'A query takes the database and values, and returns rows or a statement. Let the route speak HTTP.',
      severity: 'error',
      from: { path: role('queries', 'tables') },
      to: {
        path: ['node_modules/hono/', role('routes', 'views', 'mails'), '^src/ui/'],
      },
    },
    {
      name: 'the-worker-runs-no-command',
      comment:
        'A command runs under Node on a developer’s machine. Move what the shop needs too into a slice.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/commands/', reachable: true },
    },
    {
      name: 'commands-run-under-node',
      comment:
        'Node strips types but reads no TSX. Use the rules, queries and other .ts files of a slice.',
      severity: 'error',
      from: { path: '^src/commands/' },
      to: { path: '\\.tsx$', ...notForTypes },
    },
    {
      name: 'the-worker-needs-no-dev-dependency',
      comment:
        'What the Worker runs belongs under "dependencies" in package.json; what only commands run must not be reached from ' +
        'index.ts.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: {
        path: `node_modules/(${Object.keys(devDependencies).join('|')})/`,
        reachable: true,
      },
    },
    {
      name: 'src-never-imports-tests',
      comment: 'Tests know the shop, the shop knows no tests. Move what both need into src.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing knows this file, and it knows nothing. Use it or delete it.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', '^src/commands/'] },
      to: {},
    },
  ],
  options: {
    // A type is a dependency too: without this, cycles and arrows made of types would pass.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.d\\.ts$' },
  },
}
