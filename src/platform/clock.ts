/** Whole seconds since 1970, UTC: the unit of every stored time. */
export type Seconds = number

let read = () => Date.now()

/** The current time, for every decision of the shop. */
export function now(): Seconds {
  return Math.floor(read() / 1000)
}

/** The same clock in milliseconds, for how long something took; no decision needs them. */
export const milliseconds = (): number => read()

/**
 * Lets a test set the time (milliseconds since 1970); without an argument, goes back to the real
 * clock.
 * @internal
 */
export function setClock(milliseconds?: () => number): void {
  read = milliseconds ?? (() => Date.now())
}

export const minutes = (n: number): Seconds => n * 60
export const hours = (n: number): Seconds => n * 3600
export const days = (n: number): Seconds => n * 86_400
