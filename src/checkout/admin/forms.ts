import * as z from 'zod/mini'
import { actId } from '../../admin/act.ts'
import { MAX_QUANTITY } from '../../cart/rules.ts'
import { readCheckoutForm } from '../forms.ts'
import { newOrderWords } from './words.ts'

export const beginForm = z.object({ act: actId, q: z._default(z.string(), '') })

const id = z.string().check(z.regex(/^[\w-]{1,64}$/))
const quantity = z.pipe(
  z.pipe(z.string().check(z.regex(/^\s*\d{1,2}\s*$/)), z.transform(Number)),
  z.int().check(z.minimum(1), z.maximum(MAX_QUANTITY)),
)

/** What is to be added to a draft, or changed in it, or taken out. */
export const lineForm = z.union([
  z.object({ act: actId, remove: id }),
  z.object({ act: actId, line: id, quantity }),
  z.object({
    act: actId,
    variant: id,
    quantity,
    engraving: z._default(z.string(), ''),
    font: z._default(z.string(), ''),
  }),
])

export const ways = ['link', 'transfer', 'cash', 'card'] as const
type Way = (typeof ways)[number]
export const origins = ['phone', 'counter'] as const
type Origin = (typeof origins)[number]

/** Letters of a number on a card reader's slip. */
const SLIP_LETTERS = 100

/** Fields of the sale besides those of the checkout, as they were filled in. */
export const saleFields = ['origin', 'way', 'slip', 'taken'] as const

export type Sold = Extract<ReturnType<typeof readCheckoutForm>, { ok: true }> & {
  origin: Origin
  way: Way
  /** Of the card reader; empty with any other way of paying. */
  slip: string
  /** Whether what is ready is handed over with the payment. */
  taken: boolean
}

/**
 * Reads whom an order is for, and how it is paid. Mistakes are named as at the checkout.
 *
 * @param shop where it delivers to, where it is itself, and whether it has a bank account
 * @param allReady whether everything could be handed over now
 */
export function readSale(
  values: Record<string, string>,
  shop: { countries: string[]; country: string; hasAccount: boolean },
  allReady: boolean,
): Sold | { ok: false; errors: Record<string, string> } {
  const { wrong } = newOrderWords()
  const origin = origins.find((each) => each === values.origin)
  const way = ways.find((each) => each === values.way)
  const collected = values.delivery === 'collected'
  const here = way === 'cash' || way === 'card'
  const errors: Record<string, string> = {}
  if (!origin) errors.origin = wrong.origin
  if (!way) errors.way = wrong.way
  if (here && origin === 'phone') errors.way = wrong.notHere
  if (way === 'transfer' && !shop.hasAccount) errors.way = wrong.noAccount
  const slip = (values.slip ?? '').slice(0, SLIP_LETTERS)
  if (way === 'card' && !slip) errors.slip = wrong.slip
  if (!here && way && !values.email) errors.email = wrong.emailForMail
  if (here && collected && !allReady && !values.email && !values.phone) errors.phone = wrong.reach
  const form = readCheckoutForm(values, shop.countries, {
    email: here,
    phone: collected,
    ...(collected && { address: shop.country }),
  })
  if (!form.ok || !origin || !way || Object.keys(errors).length > 0)
    return { ok: false, errors: { ...(form.ok ? {} : form.errors), ...errors } }
  const taken = here && collected && allReady && Boolean(values.taken)
  return { ...form, origin, way, slip: way === 'card' ? slip : '', taken }
}
