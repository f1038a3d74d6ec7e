import { ConnectionDropped, wait } from '../stripe/faults.ts'

/** What can go wrong with one request to a mail service. */
export const mailFaults = {
  timeout: 'no answer at all, nothing taken',
  'drop-before': 'connection lost, nothing taken',
  'drop-after': 'connection lost, although it was taken',
  'error-before': '500, nothing taken',
  'error-after': '500, although it was taken',
  'half-taken': 'connection lost, although half of it was taken (Postmark)',
  'rate-limited': '429, nothing taken',
  'daily-quota': '429, no more mails today',
  'monthly-quota': '429, no more mails this month',
  maintenance: 'nothing taken, come back later',
  html: 'a page of a proxy instead of an answer, although it was taken',
  slow: 'taken, but answered late',
} as const

export type MailFault = keyof typeof mailFaults
type Endpoint = 'send' | 'search'

/**
 * Faults that were ordered for the next requests.
 *
 * @param patience milliseconds until a request without an answer is given up, and by which `slow`
 *   is late
 */
export function createMailFaults(patience: { never: number; slow: number }) {
  const orders: { kind: MailFault; endpoint: Endpoint; times: number }[] = []
  return {
    order(kind: MailFault, times = 1, endpoint: Endpoint = 'send'): void {
      orders.push({ kind, times, endpoint })
    },
    take(endpoint: Endpoint): MailFault | undefined {
      const order = orders.find((each) => each.times > 0 && each.endpoint === endpoint)
      if (order) order.times -= 1
      return order?.kind
    },
    clear: () => void orders.splice(0),
    async before(kind: MailFault | undefined, signal: AbortSignal): Promise<void> {
      if (kind === 'timeout') {
        await wait(patience.never, signal)
        signal.throwIfAborted()
        throw new ConnectionDropped('No answer')
      }
      if (kind === 'drop-before') throw new ConnectionDropped('Connection lost')
    },
    async after(kind: MailFault | undefined, answer: Response, signal: AbortSignal) {
      if (kind === 'drop-after' || kind === 'half-taken')
        throw new ConnectionDropped('Connection lost')
      if (kind === 'slow') await wait(patience.slow, signal)
      if (kind === 'html')
        return new Response('<!DOCTYPE html><title>502 Bad gateway</title>', {
          status: 502,
          headers: { 'Content-Type': 'text/html' },
        })
      return answer
    },
  }
}

export type MailFaults = ReturnType<typeof createMailFaults>
