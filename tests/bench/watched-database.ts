/** What was asked of the database while one request was answered. */
export type Asked = {
  roundTrips: number
  /** Round trips before the first call to anybody else; null: nobody else was called. */
  beforeCall: number | null
  statements: { sql: string; params: unknown[] }[]
}

/**
 * A database that notes what it is asked. A batch is one round trip, as is each statement that is executed alone.
 *
 * @param asked where to note it at this moment; undefined: nowhere
 */
export function watchDatabase(db: D1Database, asked: () => Asked | undefined): D1Database {
  const travel = () => {
    const noted = asked()
    if (noted) noted.roundTrips++
  }
  const prepare = (on: D1Database | D1DatabaseSession) => (sql: string) => {
    const statement = { sql, params: [] as unknown[] }
    asked()?.statements.push(statement)
    return watchStatement(on.prepare(sql), statement, travel)
  }
  const batch = (on: D1Database | D1DatabaseSession) => (statements: D1PreparedStatement[]) => {
    travel()
    return on.batch(statements)
  }
  const withSession: D1Database['withSession'] = (start) => {
    const session = db.withSession(start)
    return replacing(session, { prepare: prepare(session), batch: batch(session) })
  }
  const exec = (sql: string) => {
    travel()
    return db.exec(sql)
  }
  return replacing(db, { prepare: prepare(db), batch: batch(db), withSession, exec })
}

function watchStatement(
  statement: D1PreparedStatement,
  noted: { params: unknown[] },
  travel: () => void,
): D1PreparedStatement {
  const executing = (name: 'all' | 'raw' | 'run' | 'first') => ({
    [name]: (...args: unknown[]) => {
      travel()
      return Reflect.apply(statement[name], statement, args)
    },
  })
  return replacing(statement, {
    bind: (...params: unknown[]) => {
      noted.params = params
      return watchStatement(statement.bind(...params), noted, travel)
    },
    ...executing('all'),
    ...executing('raw'),
    ...executing('run'),
    ...executing('first'),
  })
}

/** `target` with some of its methods replaced; it stays the same to whoever looks for its other members. */
export const replacing = <T extends object>(target: T, methods: Record<string, unknown>): T =>
  new Proxy(target, {
    get(_, name) {
      if (typeof name === 'string' && Object.hasOwn(methods, name)) return methods[name]
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
