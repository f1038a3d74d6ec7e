import { interposed } from '../support/interposed-database.ts'

/**
 * The bindings as they are, but each call may fail.
 *
 * @param fault asked before each call: what it returns is thrown instead
 */
export function failing(
  bindings: CloudflareBindings,
  fault: () => Error | undefined,
): CloudflareBindings {
  const unlessBroken = <T>(act: () => T): T => {
    const error = fault()
    if (error) throw error
    return act()
  }
  const later = <T>(act: () => Promise<T>) => Promise.resolve().then(() => unlessBroken(act))
  const limit = (binding: RateLimit): RateLimit => ({
    limit: (options) => later(() => binding.limit(options)),
  })
  const { DB, FORM_LIMIT, MAIL_LIMIT, OUTBOX, EMAIL, VISITS, VISIT_SALT } = bindings
  return {
    ...bindings,
    DB: interposed(DB, (_, act) => later(act)),
    FORM_LIMIT: limit(FORM_LIMIT),
    MAIL_LIMIT: limit(MAIL_LIMIT),
    OUTBOX: { sendBatch: (messages) => later(() => OUTBOX.sendBatch(messages)) } as Queue,
    EMAIL: { send: (mail: never) => later(() => EMAIL.send(mail)) } as SendEmail,
    VISITS: { writeDataPoint: (point) => unlessBroken(() => VISITS.writeDataPoint(point)) },
    VISIT_SALT: {
      get: (key: string) => later(() => VISIT_SALT.get(key)),
      put: (...given: Parameters<KVNamespace['put']>) => later(() => VISIT_SALT.put(...given)),
    } as KVNamespace,
  }
}
