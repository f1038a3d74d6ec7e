import type { Shop } from '../platform/config.ts'
import { hashToken } from '../platform/digest.ts'
import { language } from '../platform/language.ts'
import type { SignUpSource } from './rules.ts'
import { signUpWords } from './sign-up/words.ts'

/**
 * What somebody agrees to, word for word as it stands beside the button or the box, in the language
 * of the request.
 */
export function consentText(shop: Pick<Shop, 'name'>, source: SignUpSource): string {
  const { consent, consentAtCheckout, consentToInvitation } = signUpWords()
  const texts = { checkout: consentAtCheckout, import: consentToInvitation }
  return (source in texts ? texts[source as keyof typeof texts] : consent)(shop.name)
}

/** The same for the record. */
export const consentWording = (shop: Pick<Shop, 'name'>, source: SignUpSource = 'page') =>
  wordingOf(consentText(shop, source))

/**
 * A text of consent for the record, in the language of the request. A text has one id for ever;
 * another word makes it another text.
 */
export const wordingOf = async (
  text: string,
): Promise<{ id: string; language: string; text: string }> => ({
  id: await hashToken(`${language()}\n${text}`),
  language: language(),
  text,
})
