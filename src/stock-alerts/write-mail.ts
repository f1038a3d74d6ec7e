import { variantTitle } from '../catalog/variant-words.ts'
import type { MailWriter } from '../mail/send-mail.ts'
import { paths } from '../paths.ts'
import { inLanguage, languageFor } from '../platform/language.ts'
import { stockAlert } from './mails/stock-alert.tsx'
import { variantOfAlert } from './queries.ts'

/** Writes the mail of an alert; the subject is its id. */
export const writeStockAlert: MailWriter = async ({ db, config }, { kind, subjectId }) => {
  if (kind !== 'stock-alert') return undefined
  const [variant] = await variantOfAlert(db, subjectId)
  if (!variant) return null
  const { shop } = config
  const stopLink = shop.origin + paths.stopAlerts(subjectId)
  const link = shop.origin + paths.product(variant.handle, variant.id)
  return inLanguage(languageFor(variant.language), () => {
    const name = [variant.title, variantTitle(variant.options, variant.optionValues)]
    return stockAlert({ shop, name: name.filter(Boolean).join(', '), link, stopLink })
  })
}
