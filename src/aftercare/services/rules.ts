/** What can be asked for, the usual first. */
export const serviceKinds = ['resize', 'repair', 'cleaning', 'other'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** `open`: waits for an answer; `answered`: the shop has written; `done`: nothing is left to do. */
export type ServiceState = 'open' | 'answered' | 'done'

/** What a request says. `size`: the ring size wanted; empty: none is. */
export type Said = { message: string; size: string }

/** UTF-16 code units of a message, and of an answer. */
export const MESSAGE_UNITS = 2000
/** UTF-16 code units of a ring size. */
export const SIZE_UNITS = 40

/** How long a request is kept after the last word of it, in days. */
export const KEPT_DAYS = 730
