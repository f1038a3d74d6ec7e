import type { Shop } from '../platform/config.ts'
import { hashToken } from '../platform/digest.ts'
import { language } from '../platform/language.ts'

/** Stand-in until the sign-up's own arrives. */
export async function consentWording(
  shop: Pick<Shop, 'name'>,
): Promise<{ id: string; language: string; text: string }> {
  const text = `I want emails from ${shop.name}.`
  return { id: await hashToken(`${language()}\n${text}`), language: language(), text }
}
