import type { MailCopy } from '../../../mail/rules.ts'
import { goesToShopper } from '../../../orders/send-again.ts'
import type { Config } from '../../../platform/config.ts'
import type { Db } from '../../../platform/db.ts'
import { type Sealed, unseal } from '../../../platform/sealing.ts'
import { readEvidence } from './queries.ts'

/** A mail to the customer, as it was sent. */
export type SentMail = MailCopy & { sentAt: number }

/** Opens what the customer was sent about an order, and reads what they got back. One round trip. */
export async function openEvidence(db: Db, config: Config, orderId: string) {
  const [mails, refunds] = await readEvidence(db, orderId)
  const toCustomer = mails.filter(({ kind }) => goesToShopper(kind))
  return {
    refunds,
    mails: await Promise.all(
      toCustomer.map(async ({ id, sentAt, copy }): Promise<SentMail> => {
        const text = await unseal(config.sealingKeys, `outbox.copy:${id}`, copy as Sealed)
        return { ...(JSON.parse(text) as MailCopy), sentAt: sentAt ?? 0 }
      }),
    ),
  }
}

export type Evidence = Awaited<ReturnType<typeof openEvidence>>
