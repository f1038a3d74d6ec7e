/** Why a request is refused: `issue` is what a shop goes by. */
export type Detail = {
  issue: string
  description: string
  field?: string
  value?: string
  location?: string
}

type Link = { href: string; rel: string; method: string }

/** `name` of an error, with the message that PayPal gives for it. */
const messages = {
  INVALID_REQUEST: 'Request is not well-formed, syntactically incorrect, or violates schema.',
  AUTHENTICATION_FAILURE:
    'Authentication failed due to missing authorization header, or invalid authentication credentials.',
  NOT_AUTHORIZED: 'Authorization failed due to insufficient permissions.',
  RESOURCE_NOT_FOUND: 'The specified resource does not exist.',
  RESOURCE_CONFLICT: 'The server has detected a conflict while processing this request.',
  UNSUPPORTED_MEDIA_TYPE: "The server does not support the request payload's media type.",
  UNPROCESSABLE_ENTITY:
    'The requested action could not be performed, semantically incorrect, or failed business validation.',
  RATE_LIMIT_REACHED: 'Too many requests. Blocked due to rate limiting.',
  INTERNAL_SERVER_ERROR: 'An internal server error occurred.',
}

export type ErrorName = keyof typeof messages

/** What the API answers instead of doing what it was asked. */
export class Refusal extends Error {
  readonly status: number
  readonly reason: ErrorName
  readonly details: Detail[]
  readonly links: Link[]

  constructor(status: number, reason: ErrorName, details: Detail[] = [], links: Link[] = []) {
    super(details[0]?.issue ?? reason)
    this.status = status
    this.reason = reason
    this.details = details
    this.links = links
  }

  body(debugId: string, details = this.details): object {
    return {
      name: this.reason,
      message: messages[this.reason],
      debug_id: debugId,
      ...(details.length > 0 && { details }),
      links: this.links,
    }
  }
}

export const nameOf = (status: number): ErrorName =>
  status === 400
    ? 'INVALID_REQUEST'
    : status === 403
      ? 'NOT_AUTHORIZED'
      : status === 404
        ? 'RESOURCE_NOT_FOUND'
        : 'UNPROCESSABLE_ENTITY'
