import type { Shop } from '../platform/config.ts'
import { hashToken } from '../platform/digest.ts'
import { language } from '../platform/language.ts'
import type { SignUpSource } from './rules.ts'
import { signUpWords } from './sign-up/words.ts'

/**
 * What somebody agrees to, word for word as it stands beside the button or the box, in the language
 * of the request.
 */
export const consentText = (shop: Pick<Shop, 'name'>, source: SignUpSource): string =>
  source === 'checkout'
    ? signUpWords().consentAtCheckout(shop.name)
    : signUpWords().consent(shop.name)

/**
 * The same for the record. A text has one id for ever; another word makes it another text.
 */
export async function consentWording(
  shop: Pick<Shop, 'name'>,
  source: SignUpSource = 'page',
): Promise<{ id: string; language: string; text: string }> {
  const text = consentText(shop, source)
  return { id: await hashToken(`${language()}\n${text}`), language: language(), text }
}
