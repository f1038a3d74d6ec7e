import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import worker from '../../src/index.ts'
import { bindings } from './shop.ts'

/**
 * The same shop with some of its bindings exchanged, asked without a network between. What an answer leaves for later is
 * waited for, so that one thing happens after the other.
 */
export function shopWith(changed: Partial<CloudflareBindings>) {
  // One environment for all requests: the shop reads its configuration once for each.
  const env = { ...bindings, ...changed }
  return {
    async answer(request: Request): Promise<Response> {
      const context = createExecutionContext()
      const response = await worker.fetch(request, env, context)
      await waitOnExecutionContext(context)
      return response
    },
    clockStrikes: () => worker.scheduled({} as never, env),
    /** Takes mails of the outbox out of the queue. */
    takeFromQueue: (mails: string[]) =>
      worker.queue({ messages: mails.map((mail) => ({ body: { mail } })) } as never, env),
  }
}
