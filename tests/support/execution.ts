/**
 * The context of one piece of work of the Worker; `finish` waits for all that follows the answer.
 */
export function createExecution() {
  const later: Promise<unknown>[] = []
  const context = {
    waitUntil: (work: Promise<unknown>) => void later.push(work),
    passThroughOnException: () => {},
    props: {},
  } as unknown as ExecutionContext
  const finish = async () => {
    for (const work of later) await work
  }
  return { context, finish }
}
