import { days, type Seconds } from '../platform/clock.ts'

/** For how long whoever has left can come back by the same link: so long their address is kept. */
export const COME_BACK: Seconds = days(30)
