import pRetry from 'p-retry'

/** D1, or a session on it. */
type Queryable = Pick<D1Database, 'prepare' | 'batch'>

/**
 * Wraps D1 so that queries that got lost are sent again, up to three times with growing pauses. D1
 * itself only retries reads, because it cannot know whether a lost write ran; our writes can be
 * repeated.
 */
export function retrying(d1: Queryable): Queryable {
  return {
    prepare: (sql) => retryingStatement(d1.prepare(sql)),
    batch: <T>(statements: D1PreparedStatement[]) =>
      withRetries(() => d1.batch<T>(statements.map(plain))),
  }
}

/** D1's own statement inside each retrying one: a batch only accepts those. */
const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
const plain = (statement: D1PreparedStatement) => originals.get(statement) ?? statement

function retryingStatement(statement: D1PreparedStatement): D1PreparedStatement {
  const retried = (name: 'first' | 'run' | 'all' | 'raw') => (option?: unknown) =>
    withRetries(() => Reflect.apply(statement[name], statement, [option]))
  const wrapped = {
    bind: (...values: unknown[]) => retryingStatement(statement.bind(...values)),
    first: retried('first'),
    run: retried('run'),
    all: retried('all'),
    raw: retried('raw'),
  } as D1PreparedStatement
  originals.set(wrapped, statement)
  return wrapped
}

const withRetries = <T>(query: () => Promise<T>): Promise<T> =>
  pRetry(query, {
    retries: 3,
    minTimeout: 50,
    maxTimeout: 2000,
    randomize: true,
    shouldRetry: ({ error }) => wasLost.test(error.message),
  })

/**
 * D1's messages for errors worth a retry. An overloaded database is left alone, since retries would
 * add load. Source: developers.cloudflare.com/d1/observability/debug-d1, "Errors".
 */
const wasLost =
  /network connection lost|storage caused object to be reset|reset because its code was updated|cannot resolve d1 db due to transient issue/i
