import { lettersOf } from '../../platform/letters.ts'

/** Letters that fit on the card. */
export const GIFT_LETTERS = 300

/**
 * UTF-16 code units of a message at most: what `maxlength` counts and JavaScript calls `length`. An
 * accented letter, an emoji or an Indian syllable is one letter to whoever writes it and several of
 * these, so a field that stopped at 300 of them would cut messages that fit. No message has eleven
 * to a letter; a longer text is refused without being counted.
 */
export const GIFT_UNITS = 11 * GIFT_LETTERS

/** Whether a message has room on the card. */
export const fitsOnCard = (message: string): boolean =>
  message.length <= GIFT_UNITS && lettersOf(message).length <= GIFT_LETTERS
