import worker from '../../src/index.ts'
import { createExecution } from './execution.ts'
import { bindings } from './shop.ts'

/** Calls to the Worker: `later` is what it continues after the response. */
export type Handler = 'fetch' | 'later' | 'scheduled' | 'queue'

/**
 * The same shop with some bindings replaced, called without a network. Waits for what a response
 * leaves for later, so that events stay in order.
 *
 * @param run runs each task; for tests in which a task ends early
 */
export function shopWith(
  changed: Partial<CloudflareBindings>,
  run: <T>(handler: Handler, work: () => Promise<T>) => Promise<T> = (_, work) => work(),
) {
  // One environment for all requests: the shop reads its configuration once per environment.
  const env = { ...bindings, ...changed }
  return {
    async answer(request: Request): Promise<Response> {
      const { context, finish } = createExecution()
      const response = await run('fetch', async () => worker.fetch(request, env, context))
      await run('later', finish)
      return response
    },
    clockStrikes: () =>
      run('scheduled', async () => {
        const { context, finish } = createExecution()
        await worker.scheduled({} as never, env, context)
        await finish()
      }),
    /** Delivers one mail to the queue's consumer. Throws if it must be redelivered. */
    consume: (mail: string) =>
      run('queue', async () => {
        let again = false
        const retry = () => {
          again = true
        }
        const message = { body: { mail }, retry }
        const { context, finish } = createExecution()
        await worker.queue({ queue: 'jegem-outbox', messages: [message] } as never, env, context)
        await finish()
        if (again) throw new Error('The mail is to be brought again')
      }),
  }
}
