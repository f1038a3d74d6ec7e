/** One ClickHouse in this process, in memory and a temporary folder. */
export type ClickHouse = {
  /** Runs a statement and returns what it answers. @throws Error with ClickHouse's own message */
  run: (sql: string, format?: string) => string
}

let opened: Promise<ClickHouse> | undefined

/**
 * Opens ClickHouse (`chdb`) when it is first needed, once in a process.
 *
 * @throws Error with the remedy where its build for this system is missing
 */
export function openClickHouse(): Promise<ClickHouse> {
  opened ??= open()
  return opened
}

async function open(): Promise<ClickHouse> {
  const { Session } = await loadChdb()
  const session = new Session()
  session.query("SET session_timezone = 'Etc/UTC'")
  return { run: (sql, format = 'TabSeparated') => session.query(sql, format) }
}

async function loadChdb() {
  try {
    return await import('chdb')
  } catch {
    throw new Error(
      'Statistics are off: there is no ClickHouse here. `npm install` brings its package, chdb, to ' +
        'Linux and macOS on 64-bit processors; elsewhere the shop runs without it.',
    )
  }
}
