import type { Minor } from '../platform/money.ts'

/**
 * A newsletter as it is sent, the same for everybody: HTML and text with slots for what differs
 * (`personalMail` fills them).
 */
export type Content = {
  subject: string
  html: string
  text: string
  /**
   * What it says as HTML without styles, classes of the shop's pages apart, for the archive and its
   * feed: nothing personal, and every address is whole.
   */
  page: string
  /** What its product blocks show, by product. */
  prices: Record<string, Minor>
  /** Where it can be read in a browser. Null: nowhere. */
  online: string | null
}
