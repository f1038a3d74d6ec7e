import pRetry from 'p-retry'

/** D1, or a session of it. */
type Questioned = Pick<D1Database, 'prepare' | 'batch'>

/**
 * D1 that asks again, up to three times with growing pauses, when a question was lost on the way.
 * D1 does so itself for reads only, because it cannot know whether a lost write was carried out;
 * our writes can be repeated.
 */
export function retrying(d1: Questioned): Questioned {
  return {
    prepare: (sql) => retryingStatement(d1.prepare(sql)),
    batch: <T>(statements: D1PreparedStatement[]) =>
      withRetries(() => d1.batch<T>(statements.map(plain))),
  }
}

/** The statement beneath each retrying one, for a batch, which takes only D1's own. */
const beneath = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
const plain = (statement: D1PreparedStatement) => beneath.get(statement) ?? statement

function retryingStatement(statement: D1PreparedStatement): D1PreparedStatement {
  const again = (name: 'first' | 'run' | 'all' | 'raw') => (option?: unknown) =>
    withRetries(() => Reflect.apply(statement[name], statement, [option]))
  const made = {
    bind: (...values: unknown[]) => retryingStatement(statement.bind(...values)),
    first: again('first'),
    run: again('run'),
    all: again('all'),
    raw: again('raw'),
  } as D1PreparedStatement
  beneath.set(made, statement)
  return made
}

const withRetries = <T>(ask: () => Promise<T>): Promise<T> =>
  pRetry(ask, {
    retries: 3,
    minTimeout: 50,
    maxTimeout: 2000,
    randomize: true,
    shouldRetry: ({ error }) => wasLost.test(error.message),
  })

/**
 * What D1 says when another attempt may succeed. An overloaded database is not asked again: that
 * would load it more. Source: developers.cloudflare.com/d1/observability/debug-d1, "Errors".
 */
const wasLost =
  /network connection lost|storage caused object to be reset|reset because its code was updated|cannot resolve d1 db due to transient issue/i
