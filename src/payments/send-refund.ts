import type { PaymentContext } from './context.ts'
import { isProviderFault } from './provider.ts'
import { type RefundRow, refundById } from './refund-queries.ts'
import { settle } from './settle.ts'

export type SentRefund = Pick<RefundRow, 'id' | 'state' | 'fault'>

/**
 * Sends the money of a refund that was claimed: asks the provider, or notes at once what staff have
 * handed over. Called again it sends it once.
 *
 * @returns how it stands: `asked` where the provider does not answer, and the clock goes on; `failed`
 *   with its fault where the provider refuses
 */
export async function sendRefund(context: PaymentContext, refundId: string): Promise<SentRefund> {
  const [asked] = await refundById(context.db, refundId)
  if (!asked) throw new Error(`There is no refund ${refundId}`)
  if (asked.state === 'asked')
    try {
      await settle(context, asked.orderId)
    } catch (error) {
      if (!isProviderFault(error)) throw error
    }
  const [{ id, state, fault } = asked] = await refundById(context.db, refundId)
  return { id, state, fault }
}
