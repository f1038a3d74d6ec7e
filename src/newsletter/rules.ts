/** Where somebody signed up: on its page, at the checkout, or in a file that the owner imported. */
export type SignUpSource = 'page' | 'footer' | 'checkout' | 'import'

/**
 * - `sign-up`: confirmed by the link of a mail
 * - `preferences`: topics changed by the subscriber
 * - `import`: confirmed elsewhere, as an imported file proves
 */
export type ConsentKind = 'sign-up' | 'preferences' | 'import'

/**
 * Why no campaign goes to an address.
 *
 * - `left`: by the subscriber
 * - `forgotten`: and had everything erased
 * - `removed`: by staff, who were asked
 * - `bounced`: there is no such mailbox
 * - `complained`: marked as spam
 */
export type SuppressionReason = 'left' | 'forgotten' | 'removed' | 'bounced' | 'complained'

/**
 * - `draft`: being written
 * - `scheduled`: begins at its time; until then it can be a draft again
 * - `freezing`: its recipients are being written down
 * - `sending`
 * - `paused`: by staff, or by the shop (`PauseReason`); goes on where it stopped
 * - `cancelled`: nothing more is sent
 * - `finished`: every recipient has got it, or is known not to
 */
export type CampaignState =
  | 'draft'
  | 'scheduled'
  | 'freezing'
  | 'sending'
  | 'paused'
  | 'cancelled'
  | 'finished'

/**
 * Why a campaign is paused: by staff; what it shows cannot be bought any more; the mail service
 * refuses the shop; the shop cannot write the mails; too many addresses do not exist; too many people
 * call it spam.
 */
export type PauseReason =
  | 'staff'
  | 'products'
  | 'refused'
  | 'not-written'
  | 'bounces'
  | 'complaints'

/**
 * - `waiting`
 * - `claimed`: an attempt has it; until `dueAt` the answer may come
 * - `done`
 * - `unclear`: nobody can tell any more whether it was sent, and nobody wants it twice
 */
export type BatchState = 'waiting' | 'claimed' | 'done' | 'unclear'

/**
 * - `waiting`: for its batch
 * - `sent`: taken by the mail service
 * - `skipped`: may not be sent to any more (left, paused, suppressed) when its turn came
 * - `failed`: refused by the mail service
 * - `unclear`: see `BatchState`
 */
export type RecipientState = 'waiting' | 'sent' | 'skipped' | 'failed' | 'unclear'

/** Recipients that are handed over at once: Resend takes 100, Postmark 500. */
export const BATCH_SIZE = 100
