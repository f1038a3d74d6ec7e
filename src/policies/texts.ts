import type { PolicyName } from '../ui/policy-pages.ts'
import { Privacy } from './texts/en/privacy.tsx'
import { Returns } from './texts/en/returns.tsx'
import { Terms } from './texts/en/terms.tsx'
import { DeliveryPolicy } from './views/delivery-policy.tsx'

/** What each policy says, in the language of the shop's other words: the long ones are one text of `texts/` each. */
export const texts: Record<PolicyName, typeof DeliveryPolicy> = {
  delivery: DeliveryPolicy,
  returns: Returns,
  privacy: Privacy,
  terms: Terms,
}
