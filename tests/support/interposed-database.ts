/** The statements of one round trip to the database. */
export type Trip = { sql: string; params: unknown[] }[]

/**
 * A database behind an interceptor that every round trip passes through. A batch is one round trip,
 * as is each statement executed alone, in a session or not.
 *
 * @param pass executes the trip with `act`, or does not
 */
export function interposed(
  db: D1Database,
  pass: <T>(trip: Trip, act: () => Promise<T>) => Promise<T>,
): D1Database {
  /** The database's own statement inside each wrapper: a batch only accepts those. */
  const beneath = new WeakMap<object, { statement: D1PreparedStatement; asked: Trip[number] }>()

  function handOut(statement: D1PreparedStatement, asked: Trip[number]): D1PreparedStatement {
    const through = (name: 'all' | 'raw' | 'run' | 'first') => ({
      [name]: (...args: unknown[]) =>
        pass([asked], () => Reflect.apply(statement[name], statement, args)),
    })
    const given = replacing(statement, {
      bind: (...params: unknown[]) =>
        handOut(statement.bind(...params), { sql: asked.sql, params }),
      ...through('all'),
      ...through('raw'),
      ...through('run'),
      ...through('first'),
    })
    beneath.set(given, { statement, asked })
    return given
  }

  const methods = (on: D1Database | D1DatabaseSession) => ({
    prepare: (sql: string) => handOut(on.prepare(sql), { sql, params: [] }),
    batch: (statements: D1PreparedStatement[]) => {
      const known = statements.flatMap((given) => beneath.get(given) ?? [])
      return pass(
        known.map(({ asked }) => asked),
        () => on.batch(known.map(({ statement }) => statement)),
      )
    },
  })
  const withSession: D1Database['withSession'] = (start) => {
    const session = db.withSession(start)
    return replacing(session, methods(session))
  }
  const exec = (sql: string) => pass([{ sql, params: [] }], () => db.exec(sql))
  return replacing(db, { ...methods(db), withSession, exec })
}

/** `target` with some methods replaced; everything else stays the same. */
const replacing = <T extends object>(target: T, methods: Record<string, unknown>): T =>
  new Proxy(target, {
    get(_, name) {
      if (typeof name === 'string' && Object.hasOwn(methods, name)) return methods[name]
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
