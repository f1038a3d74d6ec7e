import * as z from 'zod'
import type { CollectionRule } from '../catalog/rules/collections.ts'
import { foldHandle } from '../catalog/rules/handle.ts'
import type { Finding } from './findings.ts'

/**
 * One entry of the collections file. With a rule, products are assigned by it; without, by hand.
 */
export type ListedCollection = {
  handle: string
  title: string
  description: string
  rule: CollectionRule | null
  /** Handles of its products, in order; null if the file does not list them. */
  products: string[] | null
}

const minor = z.int('must be whole minor units: 100000 for 1000.00').min(0)
const condition = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('type'), is: z.string().min(1) }),
  z.strictObject({ field: z.literal('tag'), is: z.string().min(1) }),
  z.strictObject({
    field: z.literal('price'),
    from: minor.exactOptional(),
    to: minor.exactOptional(),
  }),
])
const entry = z
  .strictObject({
    handle: z
      .string()
      .normalize()
      .regex(/^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}_-]*$/u, 'must be like "gold-rings"'),
    title: z.string().min(1),
    description: z.string().default(''),
    rule: z
      .strictObject({ match: z.enum(['all', 'any']), conditions: z.array(condition).min(1) })
      .nullable()
      .default(null),
    products: z.array(z.string().transform(foldHandle)).nullable().default(null),
  })
  .refine(({ rule, products }) => !rule || !products, {
    message: 'has both a rule and a list of products; keep one of them',
  })
const file = z.array(entry, 'must be a list of collections: [{ "handle": …, "title": … }]')

/**
 * Reads the text of a collections file. Sanitizes descriptions; reports every fault with its
 * position.
 */
export function readCollections(
  text: string,
  sanitize: (html: string) => string,
): { collections: ListedCollection[]; findings: Finding[] } {
  const findings: Finding[] = []
  const fault = (field: string, message: string) =>
    findings.push({ level: 'error', line: null, field, message })
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    fault('collections', `The file is not JSON: ${error.message}.`)
    return { collections: [], findings }
  }
  const result = file.safeParse(json)
  if (!result.success) {
    for (const issue of result.error.issues)
      fault(['collections', ...issue.path.map(String)].join('.'), `${issue.message}.`)
    return { collections: [], findings }
  }
  const seen = new Set<string>()
  for (const [index, { handle }] of result.data.entries()) {
    if (seen.has(handle)) fault(`collections.${index}.handle`, `"${handle}" appears twice.`)
    seen.add(handle)
  }
  const collections = result.data.map(({ description, ...rest }) => ({
    ...rest,
    description: sanitize(description),
  }))
  return { collections, findings }
}
