import type { Checkout } from '../../stand-ins/paypal/account.ts'
import { Refusal as PayPalRefusal } from '../../stand-ins/paypal/refusal.ts'
import { Refusal as StripeRefusal } from '../../stand-ins/stripe/refusal.ts'
import { paypal, returnFrom } from '../../support/paypal.ts'
import { stripe } from '../../support/shop.ts'

/** A payment page of either provider. */
export type Page = { at: 'stripe' | 'paypal'; id: string }

/** Every payment page there is, also one whose address never reached the shop. */
export const allPages = (): Page[] => [
  ...stripe.sessions.map(({ id }) => ({ at: 'stripe' as const, id })),
  ...paypal.orders.map(({ id }) => ({ at: 'paypal' as const, id })),
]

/** Brings whoever was sent to a page back to the shop from there. */
type ComeBack = (page: string, path: string) => Promise<unknown>

/**
 * What can be done about a page, at Stripe. Who has paid there need not come back: that is an act of
 * its own.
 */
const atStripe = {
  pay: (id: string) => stripe.pay(id),
  agree: (id: string) => stripe.pay(id),
  'pay later': (id: string) => stripe.payLater(id),
  'be declined': (id: string) => stripe.decline(id),
  'be refused for good': (id: string) => stripe.decline(id),
  'take back': async () => {},
  'come back': (id: string, comeBack: ComeBack) =>
    comeBack(id, stripe.session(id).success_url ?? ''),
  'money comes': (id: string) => stripe.settleAsync(id, 'succeeded'),
  'money does not come': (id: string) => stripe.settleAsync(id, 'failed'),
  refund: (id: string, _: ComeBack, amount?: number) => stripe.refund(id, amount),
}
export type AtPage = keyof typeof atStripe

/** The same at PayPal, where money comes when the shop takes it: to pay is to agree and come back. */
const atPayPal: Record<AtPage, (id: string, comeBack: ComeBack, amount?: number) => unknown> = {
  pay: (id, comeBack) => agreeAndComeBack(id, comeBack),
  agree: (id) => isOpen(id) && paypal.approve(id),
  'pay later': (id, comeBack) =>
    agreeAndComeBack(id, comeBack, { status: 'PENDING', reason: 'PENDING_REVIEW' }),
  'be declined': (id, comeBack) =>
    agreeAndComeBack(id, comeBack, { refuse: 'INSTRUMENT_DECLINED' }),
  'be refused for good': (id, comeBack) => agreeAndComeBack(id, comeBack, { status: 'DECLINED' }),
  'take back': (id) => paypal.order(id).status === 'APPROVED' && paypal.reverseApproval(id),
  'come back': (id, comeBack) => comeBack(id, returnFrom(id)),
  'money comes': (id) => waits(id) && paypal.settleCapture(id, 'COMPLETED'),
  'money does not come': (id) => waits(id) && paypal.settleCapture(id, 'DECLINED'),
  refund: (id, _, amount) => paypal.order(id).captures.length > 0 && paypal.refund(id, amount),
}

const isOpen = (id: string) => paypal.order(id).status === 'PAYER_ACTION_REQUIRED'
const waits = (id: string) => paypal.order(id).captures.some(({ status }) => status === 'PENDING')

async function agreeAndComeBack(
  id: string,
  comeBack: ComeBack,
  outcome?: Checkout['next'][number],
): Promise<unknown> {
  if (!isOpen(id)) return
  if (outcome) paypal.captureNext(outcome, id)
  await paypal.approve(id)
  return comeBack(id, returnFrom(id))
}

/** Does something about a page. Not all is possible at any time: a closed page takes no money. */
export async function doAt(
  page: Page,
  act: AtPage,
  comeBack: ComeBack,
  amount?: number,
): Promise<unknown> {
  try {
    return await (page.at === 'stripe' ? atStripe : atPayPal)[act](page.id, comeBack, amount)
  } catch (error) {
    if (!(error instanceof StripeRefusal || error instanceof PayPalRefusal)) throw error
  }
}

/** Money that came to a page's provider for an order of the shop, and whether all went back. */
export function moneyFor(orderId: string): { paid: boolean; back: boolean }[] {
  const charges = [...stripe.account.charges.values()]
  const byCard = stripe.sessions.filter((each) => each.client_reference_id === orderId)
  const byPayPal = [...paypal.account.orders.values()].filter(
    ({ unit }) => unit.custom_id === orderId,
  )
  return [
    ...byCard.map(({ payment_status, payment_intent }) => ({
      paid: payment_status === 'paid',
      back: charges.some((each) => each.payment_intent === payment_intent && each.refunded),
    })),
    ...byPayPal.flatMap(({ captures }) =>
      captures.map(({ status }) => ({
        paid: ['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(status),
        back: status === 'REFUNDED',
      })),
    ),
  ].filter(({ paid }) => paid)
}
