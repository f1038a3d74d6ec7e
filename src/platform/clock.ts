/** Whole seconds since 1970, UTC: the unit of every stored time. */
export type Seconds = number

let read = () => Date.now()

/** The time by which the whole shop decides. */
export function now(): Seconds {
  return Math.floor(read() / 1000)
}

/**
 * Lets a test set the time (milliseconds since 1970); without an argument the real clock runs
 * again.
 * @internal
 */
export function setClock(milliseconds?: () => number): void {
  read = milliseconds ?? (() => Date.now())
}

export const minutes = (n: number): Seconds => n * 60
export const days = (n: number): Seconds => n * 86_400
