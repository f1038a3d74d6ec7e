import { z } from 'zod'
import published from './openapi.json' with { type: 'json' }
import { Refusal } from './refusal.ts'

/**
 * PayPal's published OpenAPI: every request that the stand-in takes and every answer that it gives
 * has the published shape. What the stand-in does not play is no part of its openapi.json, so that
 * a request which counts on it is refused rather than silently without effect.
 */
export type Shape = keyof (typeof published)['$defs']

const read = new Map<Shape, z.ZodType>()

function shapeOf(name: Shape): z.ZodType {
  const found = read.get(name)
  if (found) return found
  const root = { $ref: `#/$defs/${name}`, $defs: published.$defs }
  const made = z.fromJSONSchema(root as Parameters<typeof z.fromJSONSchema>[0])
  read.set(name, made)
  return made
}

/** Refuses a request's body with 400 where it has not the published shape. */
export function readRequest<T>(name: Shape, body: unknown): T {
  const result = shapeOf(name).safeParse(body, { reportInput: true })
  if (result.success) return result.data as T
  throw new Refusal(400, 'INVALID_REQUEST', result.error.issues.map(detailOf))
}

/** What the stand-in would answer, or tell, and PayPal never does. */
export class Unpublished extends Error {}

/** Throws where the stand-in itself would answer what PayPal never does. */
export function checkAnswer<T>(name: Shape, answer: T): T {
  const result = shapeOf(name).safeParse(answer)
  if (!result.success)
    throw new Unpublished(`The stand-in's answer is no ${name}: ${z.prettifyError(result.error)}`)
  return answer
}

function detailOf(issue: z.core.$ZodIssue) {
  const unknown = issue.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : []
  const field = `/${[...issue.path, ...unknown].map(String).join('/')}`
  const value = typeof issue.input === 'string' ? { value: issue.input } : {}
  return { field, ...value, location: 'body', ...meaningOf(issue) }
}

function meaningOf(issue: z.core.$ZodIssue): { issue: string; description: string } {
  if (issue.code === 'unrecognized_keys')
    return said('NOT_SUPPORTED', 'This field is not currently supported.')
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return said('MISSING_REQUIRED_PARAMETER', 'A required field / parameter is missing.')
  if (issue.code === 'invalid_value' && issue.input === undefined)
    return said('MISSING_REQUIRED_PARAMETER', 'A required field / parameter is missing.')
  if (issue.code === 'invalid_value')
    return said('INVALID_PARAMETER_VALUE', 'The value of a field is invalid.')
  if (issue.code === 'too_big' && issue.origin === 'array')
    return said('INVALID_ARRAY_MAX_ITEMS', 'The number of items in an array is too large.')
  if (issue.code === 'too_small' && issue.origin === 'array')
    return said('INVALID_ARRAY_MIN_ITEMS', 'The number of items in an array is too small.')
  if (issue.code === 'too_big' || issue.code === 'too_small')
    return said('INVALID_STRING_LENGTH', 'The value of a field is either too short or too long.')
  return said(
    'INVALID_PARAMETER_SYNTAX',
    'The value of a field does not conform to the expected format.',
  )
}

const said = (issue: string, description: string) => ({ issue, description })

/** Issues that docs.paypal.ai and developer.paypal.com name, and the published file does not. */
export const furtherIssues: Record<string, [status: number, description: string]> = {
  DECIMALS_NOT_SUPPORTED: [422, 'Currency does not support decimals.'],
  DUPLICATE_REQUEST_ID: [
    422,
    'The value of `PayPal-Request-Id` header has already been used. Please specify a different value and try again.',
  ],
  INVALID_RESOURCE_ID: [
    404,
    'Specified resource ID does not exist. Please check the resource ID and try again.',
  ],
  INVALID_REQUEST: [400, 'Request is not well-formed.'],
  MISSING_SHIPPING_ADDRESS: [
    422,
    'The shipping address is required when `shipping_preference=SET_PROVIDED_ADDRESS`.',
  ],
  PREVIOUS_REQUEST_IN_PROGRESS: [
    409,
    'A previous request on this resource is currently in progress. Please wait for some time and try again.',
  ],
}

/** Status and description of an issue, as published for an endpoint, or else for any. */
export function publishedIssue(issue: string, endpoint?: string): [number, string] | undefined {
  const all: Record<string, Record<string, (string | number)[]>> = published.issues
  const tables = [
    ...(endpoint && all[endpoint] ? [all[endpoint]] : []),
    furtherIssues,
    ...Object.values(all),
  ]
  return tables.find((table) => Object.hasOwn(table, issue))?.[issue] as
    | [number, string]
    | undefined
}
