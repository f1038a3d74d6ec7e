/** The part of Stripe's error object that its SDK and the shop read. */
export type Fault = {
  type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error'
  message: string
  code?: string
  param?: string
}

/**
 * What the API answers instead of doing what it was asked.
 *
 * `began`: the endpoint had started to act, so the answer belongs to the request's idempotency key.
 * A request that fails before (wrong key, wrong parameters, too many requests) may be sent again
 * under the same key.
 */
export class Refusal extends Error {
  readonly status: number
  readonly fault: Fault
  readonly began: boolean

  constructor(status: number, fault: Fault, began: boolean) {
    super(fault.message)
    this.status = status
    this.fault = fault
    this.began = began
  }
}

/** Refuses a parameter, as Stripe does before anything is done. */
export function refuseParameter(param: string, code: string | undefined, message: string): never {
  throw new Refusal(
    400,
    { type: 'invalid_request_error', message, param, ...(code && { code }) },
    false,
  )
}

/**
 * Refuses what was asked because of how things stand: a session that ended, a charge that was sent
 * back.
 */
export function refuseAct(message: string, details: { code?: string; param?: string } = {}): never {
  throw new Refusal(400, { type: 'invalid_request_error', message, ...details }, true)
}

export function refuseMissing(what: string, id: string, param: string): never {
  const message = `No such ${what}: '${id}'`
  const fault = { type: 'invalid_request_error', code: 'resource_missing', message, param } as const
  throw new Refusal(404, fault, true)
}
