/**
 * A command ended before its goal, for a reason that is expected: the message gives it, and the
 * remedy.
 */
export class Stopped extends Error {
  override name = 'Stopped'
}

/** Throws `Stopped` with the faults that a check found, if any. */
export function stopOnFaults(faults: string[]): void {
  if (faults.length > 0) throw new Stopped(faults.join('\n\n'))
}
