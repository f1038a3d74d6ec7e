import type { TimelineEvent } from '../../../admin/parts/timeline.tsx'
import type { Refund } from '../../../payments/open-refunds.ts'
import type { DeskOrder } from '../order/read-order.ts'
import { refundWords } from './words.ts'

/** What happened to a refund, oldest first; `who` asked for it. */
export function historyOfRefund(
  { order }: DeskOrder,
  refund: Refund,
  who: string | undefined,
): TimelineEvent[] {
  const words = refundWords().page.events
  const titles: Record<string, { title: string; tone?: 'good' | 'bad' }> = {
    refunded: { title: words.refunded, tone: 'good' },
    'refund-failed': { title: words['refund-failed'], tone: 'bad' },
    'refund-cancelled': { title: words['refund-cancelled'] },
  }
  const events = order.events.flatMap(({ id, kind, at }) => {
    const said = titles[kind]
    return said && id.startsWith(`refund:${refund.id}:`) ? [{ at, ...said }] : []
  })
  return [{ at: refund.askedAt, title: words.asked, who }, ...events]
}
