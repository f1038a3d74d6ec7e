import { z } from 'zod'
import published from './openapi.json' with { type: 'json' }
import { checkAnswer, furtherIssues, publishedIssue, type Shape, Unpublished } from './published.ts'
import type { Detail, Refusal } from './refusal.ts'

/** What PayPal has published of one endpoint, besides the bodies. */
type Endpoint = {
  headers?: Record<string, object>
  query?: object
  id?: object
  statuses: (number | string)[]
}

const endpoints: Record<string, Endpoint> = published.endpoints
const issues: Record<string, Record<string, (string | number)[]>> = published.issues

/** Read where it is not known to an endpoint: the shop sends it with every request. */
const anywhere = { prefer: { enum: ['return=minimal', 'return=representation'] } }
/** The sandbox's own. */
const ofSandbox = ['paypal-mock-response']

const zodOf = (schema: object): z.ZodType =>
  z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])

const ofObject = (properties: object, required: string[] = []): z.ZodType =>
  zodOf({ type: 'object', properties, required, additionalProperties: false })

const made = new Map<string, z.ZodType>()
function once(name: string, make: () => z.ZodType): z.ZodType {
  const found = made.get(name) ?? make()
  made.set(name, found)
  return found
}

/** What is wrong with the path, the query and the headers of a request. */
export function callFaults(name: string, request: Request, id: string | undefined): string[] {
  const { headers = {}, query, id: ofId } = endpointOf(name)
  const known = Object.entries(headers).map(([header, schema]) => [header.toLowerCase(), schema])
  const headerShape = once(`${name} headers`, () =>
    ofObject({ ...Object.fromEntries(known), ...anywhere }),
  )
  const sent = [...request.headers].filter(
    ([header]) => /^(paypal-|prefer$)/.test(header) && !ofSandbox.includes(header),
  )
  const asked = Object.fromEntries(
    [...new URL(request.url).searchParams].map(([key, value]) => [
      key,
      numberIn(query, key, value),
    ]),
  )
  const queryShape = once(`${name} query`, () => (query ? zodOf(query) : ofObject({})))
  return [
    ...said('header', headerShape.safeParse(Object.fromEntries(sent))),
    ...said('query', queryShape.safeParse(asked)),
    ...(ofId
      ? said('path', once(`${name} id`, () => ofObject({ id: ofId }, ['id'])).safeParse({ id }))
      : []),
  ]
}

const said = (where: string, { error }: z.ZodSafeParseResult<unknown>): string[] =>
  (error?.issues ?? []).map(({ path, message }) => `${where} ${path.join('.')}: ${message}`)

/** A query is text: a number in it is read as one. */
function numberIn(query: object | undefined, key: string, value: string): string | number {
  const { properties = {} } = (query ?? {}) as { properties?: Record<string, { type?: string }> }
  return properties[key]?.type === 'integer' && /^\d+$/.test(value) ? Number(value) : value
}

/** Throws where PayPal never answers so: another status, another body, an issue that it has not. */
export function checkReply(name: string, status: number, body: object): void {
  const { statuses } = endpointOf(name)
  const isError = status >= 400
  // A request that was sent again is answered with 200, whatever the first one was.
  if (!statuses.includes(status) && !(isError && statuses.includes('default')) && status !== 200)
    throw new Unpublished(`PayPal does not answer ${name} with ${status}`)
  // It has published no shape of 429.
  if (!isError || status === 429) return
  const { details = [] } = checkAnswer(`error_${status}` as Shape, body as { details?: Detail[] })
  for (const { issue, description } of details) {
    const own = issues[name]?.[issue]
    // What has the wrong form is named alike everywhere, and not published for all.
    const known =
      own ?? furtherIssues[issue] ?? (status === 400 ? publishedIssue(issue) : undefined)
    if (known?.[0] !== status || (own && own[1] !== description))
      throw new Unpublished(
        `PayPal does not refuse ${name} with ${status} ${issue}: ${description}`,
      )
  }
}

/** Issues that a shop brings about itself, whoever pays and whatever their bank says. */
const shopsFaults = new Set([
  ...['AMOUNT_MISMATCH', 'ITEM_TOTAL_MISMATCH', 'ITEM_TOTAL_REQUIRED', 'TAX_TOTAL_MISMATCH'],
  ...['TAX_TOTAL_REQUIRED', 'CANNOT_BE_NEGATIVE', 'DECIMAL_PRECISION', 'DECIMALS_NOT_SUPPORTED'],
  ...['INVALID_CURRENCY_CODE', 'MULTI_CURRENCY_ORDER', 'REFUND_CAPTURE_CURRENCY_MISMATCH'],
  ...['DUPLICATE_REQUEST_ID', 'DUPLICATE_INVOICE_ID', 'MISSING_SHIPPING_ADDRESS'],
])

/** Whether a request was refused for its form, or because it counts wrong. */
export const isShopsFault = ({ status, details }: Refusal): boolean =>
  status === 400 || status === 415 || details.some(({ issue }) => shopsFaults.has(issue))

/** A refusal in the words that PayPal has for it at this endpoint. */
export const wordedFor = (name: string, { details }: Refusal): Detail[] =>
  details.map((each) => {
    const [, description] = issues[name]?.[each.issue] ?? []
    return typeof description === 'string' ? { ...each, description } : each
  })

function endpointOf(name: string): Endpoint {
  const found = endpoints[name]
  if (!found) throw new Error(`openapi.json has no endpoint ${name}`)
  return found
}
