import type { Mail } from '../../mail/rules.ts'
import type { MailWriter } from '../../mail/send-mail.ts'
import { readOrder } from '../../orders/read-order.ts'
import { inLanguage, languageFor } from '../../platform/language.ts'
import { type AboutService, serviceAnswer, serviceNew } from './mails/service-mails.tsx'
import { openService } from './open-service.ts'
import { serviceById } from './queries.ts'

const mails = {
  'service-answer': serviceAnswer,
  'service-new': serviceNew,
} satisfies Record<string, (about: AboutService) => Mail>

export type ServiceMailKind = keyof typeof mails

/** The one of them that goes to the owner, in the shop's own language. */
const toOwner: ServiceMailKind = 'service-new'

/**
 * Writes the mails about requests for a service. The subject is the order's id, `detail` the
 * request's. No copy is kept: the request has the words, and goes before the mail does.
 */
export const writeServiceMail: MailWriter = async ({ db, config }, mail) => {
  if (!Object.hasOwn(mails, mail.kind)) return undefined
  const kind = mail.kind as ServiceMailKind
  const [order, [row]] = await Promise.all([
    readOrder(db, config, mail.subjectId),
    serviceById(db, mail.detail ?? ''),
  ])
  if (!order || row?.orderId !== order.id) return null
  const service = await openService(config, row)
  const about = { shop: config.shop, order, service, token: mail.secret }
  const language = kind === toOwner ? languageFor(config.shop.locale) : order.language
  return inLanguage(language, () => mails[kind](about))
}
