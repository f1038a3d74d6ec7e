import type { Config } from '../platform/config.ts'

/** Turns words into a link that begins an email to the shop. */
export const mailLink =
  ({ MAIL_FROM }: Pick<Config, 'MAIL_FROM'>, subject: string) =>
  (text: string) => (
    <a href={`mailto:${MAIL_FROM}?subject=${encodeURIComponent(subject)}`}>{text}</a>
  )
