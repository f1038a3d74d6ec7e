import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What must not be in a migration, and what to write instead. */
const refused: { pattern: RegExp; remedy: string }[] = [
  {
    pattern: /\b__new_\w+/gi,
    remedy:
      'drizzle rebuilds the whole table here, and D1 runs that with foreign keys on: rows that ' +
      'point to the table block it or go with it. Change the table so that ADD COLUMN or a new ' +
      'table is enough (a default can live in queries.ts).',
  },
  {
    pattern: /\bdrop\s+column\b/gi,
    remedy:
      'The version of the shop that is still running reads this column, and its data cannot ' +
      'come back. Keep the column; stop using it.',
  },
  {
    // An index holds no data of its own, so dropping one is safe; so is a trigger that is made anew.
    pattern:
      /\bdrop\s+(?!column\b|index\b|trigger\s+(`?\w+`?);[\s\S]*\bcreate\s+trigger\s+\1\s)\w+/gi,
    remedy: 'What is dropped cannot come back. Keep it; stop using it.',
  },
  {
    pattern: /\brename\b/gi,
    remedy:
      'The version of the shop that is still running knows only the old name. Add the new one ' +
      'beside it, copy with UPDATE, and read the new one.',
  },
  {
    pattern: /\bpragma\s+(?:\w+\.)?foreign_keys\b/gi,
    remedy:
      'D1 ignores this inside a migration, so what follows runs with foreign keys on. Write the ' +
      'migration so that it needs no exception.',
  },
  {
    pattern: /\bon\s+delete\s+(?:cascade|set\s+(?:null|default))\b/gi,
    remedy:
      'Deleting one row would silently change others. Use NO ACTION (the default), and delete ' +
      'what belongs together in one batch.',
  },
]

/**
 * Faults of every `*.sql` in `folder`, of their numbers and of drizzle's journal, as sentences for
 * a terminal.
 */
export function faultsOfMigrations(folder: string): string[] {
  const files = sqlFiles(folder)
  return [
    ...files.flatMap((file) =>
      faultsOfSql(join(folder, file), readFileSync(join(folder, file), 'utf8')),
    ),
    ...faultsOfNumbers(folder, files),
    ...faultsOfJournal(folder, files),
  ]
}

/** Names of the migrations in `folder`, in the order in which they are applied. */
export const sqlFiles = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()

function faultsOfSql(file: string, sql: string): string[] {
  const code = withoutTexts(sql)
  return refused.flatMap(({ pattern, remedy }) =>
    Array.from(code.matchAll(pattern), (match) => {
      const line = code.slice(0, match.index).split('\n').length
      return `${file}:${line}: ${match[0].replace(/\s+/g, ' ')}\n  ${remedy}`
    }),
  )
}

/**
 * Blanks comments and quoted texts but keeps every line where it is: a shop may insert "drop
 * earrings".
 */
function withoutTexts(sql: string): string {
  return sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (text) =>
    text.replace(/[^\n]/g, ' '),
  )
}

/** Only the first wrong number is named: the later ones follow from it. */
function faultsOfNumbers(folder: string, files: string[]): string[] {
  for (const [position, file] of files.entries()) {
    const expected = String(position).padStart(4, '0')
    if (new RegExp(`^${expected}_[a-z0-9_-]+\\.sql$`).test(file)) continue
    return [
      `${join(folder, file)}: should begin with ${expected}_\n` +
        '  Migrations are numbered 0000, 0001, … without gaps or duplicates. If two branches ' +
        'took the same number, delete the one that is not deployed, with its snapshot in meta/, ' +
        'and run `npm run db:generate` again.',
    ]
  }
  return []
}

function faultsOfJournal(folder: string, files: string[]): string[] {
  const journal = join(folder, 'meta', '_journal.json')
  const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] }
  const listed = entries.map(({ tag }) => `${tag}.sql`)
  return [
    ...files
      .filter((file) => !listed.includes(file))
      .map((file) => `${join(folder, file)}: is not in ${journal}\n  ${madeByDrizzle}`),
    ...listed
      .filter((file) => !files.includes(file))
      .map((file) => `${journal}: lists ${file}, which is not there\n  ${madeByDrizzle}`),
  ]
}

const madeByDrizzle =
  '`npm run db:generate` writes both. For a migration written by hand, use ' +
  '`npm run db:generate -- --custom --name=what_it_does`.'
