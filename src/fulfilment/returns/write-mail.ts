import type { Mail } from '../../mail/rules.ts'
import type { MailWriter } from '../../mail/send-mail.ts'
import { readOrder } from '../../orders/read-order.ts'
import { inLanguage, languageFor } from '../../platform/language.ts'
import {
  type AboutReturn,
  returnAgreed,
  returnAsked,
  returnNew,
  returnReceived,
  returnRefused,
} from './mails/return-mails.tsx'
import { readReturn } from './read-returns.ts'

const mails = {
  'return-asked': returnAsked,
  'return-agreed': returnAgreed,
  'return-refused': returnRefused,
  'return-received': returnReceived,
  'return-new': returnNew,
} satisfies Record<string, (about: AboutReturn) => Mail>

export type ReturnMailKind = keyof typeof mails

/** The one of them that goes to the owner, in the shop's own language. */
export const returnMailToOwner: ReturnMailKind = 'return-new'

/** Writes the mails about returns. The subject is the order's id, `detail` the return's. */
export const writeReturnMail: MailWriter = async ({ db, config }, mail) => {
  if (!Object.hasOwn(mails, mail.kind)) return undefined
  const kind = mail.kind as ReturnMailKind
  const [order, given] = await Promise.all([
    readOrder(db, config, mail.subjectId),
    readReturn(db, config, mail.detail ?? ''),
  ])
  if (!order || given?.orderId !== order.id) return null
  const { shop } = config
  const { secret: token } = mail
  const language = kind === returnMailToOwner ? languageFor(shop.locale) : order.language
  const written = inLanguage(language, () => mails[kind]({ shop, order, given, token }))
  // Whoever reads the copy can read the order, and must not be able to hand its link on.
  return { ...written, copy: token ? written.text.replaceAll(token, '…') : written.text }
}
