import { sql } from 'drizzle-orm'
import { check, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Addresses that moved: the owner's list, and the former ones of products, which the import adds.
 * Both are paths in their one spelling (`tidyPath`), `fromPath` in small letters; `toPath` may have
 * a query. Where a page is, its path leads nowhere else.
 */
export const redirects = sqliteTable(
  'redirects',
  { fromPath: text().primaryKey(), toPath: text().notNull() },
  (t) => [
    // A browser takes two slashes, and a slash and a backslash, for the name of another site.
    check(
      'within_the_shop',
      sql`substr(${t.toPath}, 1, 1) = '/' and substr(${t.toPath}, 2, 1) not in ('/', '\\')`,
    ),
  ],
)
