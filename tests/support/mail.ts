import type { Transport } from '../../src/mail/send-mail.ts'

export type Mailed = Parameters<Transport['send']>[0]

/**
 * A transport that collects mails in a list; with `refuse`, it throws what that returns instead.
 */
export const transportInto = (sent: Mailed[], refuse?: () => unknown): Transport => ({
  async send(mail) {
    const fault = refuse?.()
    if (fault) throw fault
    sent.push(mail)
  },
})
