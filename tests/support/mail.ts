import type { Transport } from '../../src/mail/send-mail.ts'

export type Mailed = { to: string; subject: string; html: string; text: string }

/**
 * A transport that puts every mail into a list; with `refuse`, throws what that returns instead.
 */
export const transportInto = (sent: Mailed[], refuse?: () => unknown): Transport => ({
  async send(mail) {
    const fault = refuse?.()
    if (fault) throw fault
    sent.push(mail)
  },
})
