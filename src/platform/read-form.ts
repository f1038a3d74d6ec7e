import type { Context } from 'hono'

/**
 * UTF-16 code units of a field that are read: more than any field of the shop may have, and little
 * enough for work that takes time with the square of a text's length, such as Unicode
 * normalization.
 */
const MOST_READ = 4096

/**
 * The fields of a posted form, each cut before anything looks at it. Of several with one name, the
 * last.
 */
export async function readForm(c: Context): Promise<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(await c.req.parseBody()))
    if (typeof value === 'string') fields[name] = value.slice(0, MOST_READ)
  return fields
}
