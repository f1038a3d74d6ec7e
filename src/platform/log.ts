/**
 * Writes one line for the owner's log. `fields` hold ids, codes and counts; never anything that a
 * person typed.
 */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void {
  // biome-ignore lint/suspicious/noConsole: the one place that writes to the log
  console[level](JSON.stringify({ ...fields, event }))
}

type LogFields = Record<string, string | number | boolean | null>

/**
 * Logs something unexpected by its kind and where it was thrown. The message is left out, because
 * messages of libraries may quote what was typed. Kept are D1's constraint messages, which name
 * only columns, and the shop's own that were written for this log.
 */
export function logFailure(event: string, error: unknown, fields: LogFields = {}): void {
  const chain = []
  for (let e = error; e instanceof Error && chain.length < 4; e = e.cause) {
    const safe =
      e.name === 'ConfigError' ||
      e.name === 'SealingError' ||
      /^D1_ERROR: ([A-Z]+ constraint failed|no such table)/.test(e.message)
    chain.push(safe ? `${e.name}: ${e.message}` : e.name)
  }
  log('error', event, {
    ...fields,
    error: chain.join(' < '),
    at: error instanceof Error ? placeOf(error) : '',
  })
}

/**
 * Where an error was thrown. Its stack begins with its message, whose lines may look like places as
 * well.
 */
function placeOf({ stack = '', message }: Error): string {
  const places = stack.slice(stack.indexOf(message) + message.length).match(/\n\s+at .*/g) ?? []
  return places.slice(0, 6).join('').trim()
}
