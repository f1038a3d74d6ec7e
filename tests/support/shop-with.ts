import worker from '../../src/index.ts'
import { bindings } from './shop.ts'

/** What the Worker is asked to do: `later` is what it goes on with after an answer. */
export type Handler = 'fetch' | 'later' | 'scheduled' | 'queue'

/**
 * The same shop with some of its bindings exchanged, asked without a network between. What an
 * answer leaves for later is waited for, so that one thing happens after the other.
 *
 * @param run runs each piece of work; for a test in which work ends before it is done
 */
export function shopWith(
  changed: Partial<CloudflareBindings>,
  run: <T>(handler: Handler, work: () => Promise<T>) => Promise<T> = (_, work) => work(),
) {
  // One environment for all requests: the shop reads its configuration once for each.
  const env = { ...bindings, ...changed }
  function createExecution() {
    const later: Promise<unknown>[] = []
    const waitUntil = (promise: Promise<unknown>) => void later.push(promise)
    const finish = async () => {
      for (const promise of later) await promise
    }
    return { context: { waitUntil } as never, finish }
  }
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
    /** Lets the queue's consumer have one mail. Throws when it is to be brought again. */
    consume: (mail: string) =>
      run('queue', async () => {
        let again = false
        const retry = () => {
          again = true
        }
        const message = { body: { mail }, retry }
        await worker.queue({ messages: [message] } as never, env)
        if (again) throw new Error('The mail is to be brought again')
      }),
  }
}
