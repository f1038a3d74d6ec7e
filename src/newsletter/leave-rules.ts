import { days, type Seconds } from '../platform/clock.ts'

/** For how long whoever has left can come back by the same link: so long their address is kept. */
export const COME_BACK: Seconds = days(30)

/**
 * Records of consent of one subscriber within a day: each is kept for years, and links of mails are
 * not braked. A person changes their mind less often.
 */
export const CONSENTS_A_DAY = 20
