import { z } from 'zod'
import { MOST } from './amounts.ts'
import type { Form } from './form.ts'
import { refuseParameter } from './refusal.ts'

export const text = (most = 5000) => z.string().min(1).max(most)
export const integer = (least: number, most = MOST) =>
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
export const truth = z.enum(['true', 'false']).transform((word) => word === 'true')
export const webAddress = z.url({ protocol: /^https?$/ }).max(5000)
export const list = <T extends z.ZodType>(item: T, most: number) =>
  z.preprocess(asList, z.array(item).max(most))

/**
 * docs.stripe.com/api/metadata: 50 keys, 40 letters a key, 500 a value; an empty value unsets the
 * key.
 */
export const metadata = z
  .record(
    z
      .string()
      .max(40)
      .regex(/^[^[\]]+$/),
    z.string().max(500),
  )
  .refine((pairs) => Object.keys(pairs).length <= 50, 'Metadata can have up to 50 keys.')
  .transform((pairs) =>
    Object.fromEntries(Object.entries(pairs).filter(([, value]) => value !== '')),
  )
  .optional()

export const expand = list(text(), 20).default([])

/**
 * Checks the parameters of a request. Throws the `Refusal` that Stripe would answer. A shape names
 * only what the shop may send: a parameter that Stripe has and the stand-in does not play is
 * refused too, rather than silently without effect.
 */
export function readParameters<T extends z.ZodType>(shape: T, form: Form): z.output<T> {
  const result = shape.safeParse(form, { reportInput: true })
  if (result.success) return result.data
  return refuse(result.error.issues[0] as z.core.$ZodIssue)
}

function refuse(issue: z.core.$ZodIssue): never {
  const param = inBrackets(issue.path)
  const given = String(issue.input)
  if (issue.code === 'unrecognized_keys') {
    const unknown = inBrackets([...issue.path, issue.keys[0] ?? ''])
    refuseParameter(
      unknown,
      'parameter_unknown',
      `Received unknown parameter: ${unknown}. (The stand-in plays only what the shop uses; its shapes are in tests/stand-ins/stripe.)`,
    )
  }
  if (issue.input === undefined)
    refuseParameter(param, 'parameter_missing', `Missing required param: ${param}.`)
  if (issue.code === 'too_small' && issue.origin === 'string')
    refuseParameter(
      param,
      'parameter_invalid_empty',
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
    )
  if (issue.code === 'too_big' && issue.origin === 'string')
    refuseParameter(
      param,
      undefined,
      `Invalid string: ${given.slice(0, 20)}…; must be at most ${issue.maximum} characters`,
    )
  if (issue.code === 'too_big' && issue.origin === 'array')
    refuseParameter(param, undefined, `Array ${param} is too long: at most ${issue.maximum}.`)
  if (issue.code === 'too_small')
    refuseParameter(
      param,
      'parameter_invalid_integer',
      `Invalid ${param}: this value must be greater than or equal to ${issue.minimum}.`,
    )
  if (issue.code === 'too_big')
    refuseParameter(
      param,
      'parameter_invalid_integer',
      `Invalid ${param}: this value must be less than or equal to ${issue.maximum}.`,
    )
  if (issue.code === 'invalid_format' && issue.format === 'regex')
    refuseParameter(param, 'parameter_invalid_integer', `Invalid integer: ${given}`)
  if (issue.code === 'invalid_format' && issue.format === 'url')
    refuseParameter(param, 'url_invalid', `Not a valid URL: ${given}`)
  if (issue.code === 'invalid_format' && issue.format === 'email')
    refuseParameter(param, 'email_invalid', `Invalid email address: ${given}`)
  if (issue.code === 'invalid_value')
    refuseParameter(param, undefined, `Invalid ${param}: must be one of ${issue.values.join(', ')}`)
  refuseParameter(param, undefined, `Invalid ${param}: ${issue.message}`)
}

function inBrackets([first = '', ...rest]: PropertyKey[]): string {
  return String(first) + rest.map((part) => `[${String(part)}]`).join('')
}

function asList(value: unknown): unknown {
  const numbered =
    typeof value === 'object' && value !== null && Object.keys(value).every((k) => /^\d+$/.test(k))
  return numbered ? Object.values(value) : value
}
