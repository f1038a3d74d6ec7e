import type { PaymentDesk } from '../../../src/payments/payment-desk.ts'
import { isProviderFault, PaymentsUnavailable } from '../../../src/payments/provider.ts'
import { isDatabaseDown } from '../../../src/platform/db.ts'
import { staffAtWork } from '../../support/fulfilment.ts'
import { interposed } from '../../support/interposed-database.ts'
import { mailInMemory } from '../../support/mail-in-memory.ts'
import { paymentContext } from '../../support/purchase.ts'
import { bindings, stripe, webhooksGoTo } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'

/** What D1 does with one round trip: its answer is lost, or it fails before or after acting. */
export type DatabaseFault = 'answer lost' | 'fails before' | 'fails after'

let broken: { fault: DatabaseFault; after: number } | null = null

/** Lets the round trip go wrong that comes after so many others, whoever makes it. */
export function breakDatabase(fault: DatabaseFault, after: number): void {
  broken = { fault, after }
}

const DB = interposed(bindings.DB, async (_, act) => {
  if (!broken || broken.after-- > 0) return act()
  const { fault } = broken
  broken = null
  if (fault === 'fails before') throw new Error('D1_ERROR: internal error')
  await act()
  throw new Error(
    fault === 'answer lost' ? 'D1_ERROR: Network connection lost.' : 'D1_ERROR: internal error',
  )
})

export const mails = mailInMemory()
const changed = { ...mails.bindings, DB }
export const shop = shopWith(changed)

/** Somebody at the desk whose calls go over the wire. */
export const desk = (): PaymentDesk => ({ ...paymentContext(changed), staff: staffAtWork().staff })

/** Everything is forgotten, and nothing goes wrong; what the provider sends is brought by an act. */
export function beginAnew(): void {
  mend()
  stripe.reset()
  webhooksGoTo(shop.answer)
  stripe.webhooks.hold()
  mails.waiting.length = 0
  mails.sent.length = 0
}

export function mend(): void {
  broken = null
  stripe.faults.clear()
  stripe.account.nextRefunds.length = 0
}

/** How often a form is sent: by one who is sure, by one who clicks twice, or by one who goes back. */
export type Sent = 'once' | 'twice' | 'again'

/** Sends a form until it is answered, as people do; the answers that came. */
export async function post<Answer>(
  how: Sent,
  verb: (by: PaymentDesk) => Promise<Answer>,
): Promise<Answer[]> {
  if (how === 'twice') return Promise.all([insist(verb), insist(verb)])
  const first = await insist(verb)
  return how === 'again' ? [first, await insist(verb)] : [first]
}

async function insist<Answer>(verb: (by: PaymentDesk) => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++)
    try {
      return await verb(desk())
    } catch (error) {
      const passes = isDatabaseDown(error) || error instanceof PaymentsUnavailable
      if (!passes && !isProviderFault(error)) throw error
      if (attempt === 5) throw error
    }
}
