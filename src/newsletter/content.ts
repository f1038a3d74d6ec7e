/**
 * A newsletter as it is sent, the same for everybody: HTML and text with slots for what differs
 * (`personalMail` fills them).
 */
export type Content = {
  subject: string
  html: string
  text: string
}
