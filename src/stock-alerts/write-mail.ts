import { variantTitle } from '../catalog/variant-words.ts'
import type { MailWriter } from '../mail/send-mail.ts'
import { paths } from '../paths.ts'
import { inLanguage, languageFor } from '../platform/language.ts'
import { formatMoney } from '../platform/money.ts'
import { signToken } from '../platform/tokens.ts'
import { askMail } from './mails/ask-mail.tsx'
import { stockAlert } from './mails/stock-alert.tsx'
import { alertById } from './queries.ts'
import { CONFIRM_SECONDS, isStillTrue } from './rules.ts'

/** Writes the mails of an alert; the subject is its id. */
export const writeStockAlert: MailWriter = async ({ db, config }, { kind, subjectId }) => {
  if (kind !== 'stock-alert' && kind !== 'alert-confirm') return undefined
  const [alert] = await alertById(db, subjectId)
  if (!alert) return null
  const { shop } = config
  const stopLink =
    shop.origin + paths.stopAlerts(await signToken(config, 'alert-stop', alert.emailDigest, null))
  const { what, price } = alert
  const about = { shop, what, stopLink }
  const named = () =>
    [alert.title, variantTitle(alert.options, alert.optionValues)].filter(Boolean).join(', ')
  if (kind === 'alert-confirm') {
    if (alert.confirmedAt !== null) return null
    const token = await signToken(config, 'alert-confirm', subjectId, CONFIRM_SECONDS)
    const link = shop.origin + paths.confirmAlert(token)
    return inLanguage(languageFor(alert.language), () => askMail({ ...about, name: named(), link }))
  }
  if (!isStillTrue(alert)) return null
  const link = shop.origin + paths.product(alert.handle, alert.id)
  return inLanguage(languageFor(alert.language), () =>
    stockAlert({
      ...{ ...about, name: named(), link },
      price: formatMoney(price, shop.currency, shop.locale),
    }),
  )
}
