/**
 * Writes one line for the owner's log. `fields` hold ids, codes and counts; never anything a person
 * typed.
 */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void {
  // biome-ignore lint/suspicious/noConsole: the one place that writes to the log
  console[level](JSON.stringify({ ...fields, event }))
}

type LogFields = Record<string, string | number | boolean | null>

/**
 * Logs something unexpected by its kind and where it was thrown. Messages are left out, because a
 * library's may quote what was typed; except D1's constraint messages, which only name columns, and
 * the shop's own, which were written for this log.
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
 * Where an error was thrown. The stack begins with the message, and lines of the message may look
 * like stack frames.
 */
function placeOf({ stack = '', message }: Error): string {
  const places = stack.slice(stack.indexOf(message) + message.length).match(/\n\s+at .*/g) ?? []
  return places.slice(0, 6).join('').trim()
}
