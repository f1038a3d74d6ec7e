import { policiesWords } from './words.ts'

/** The shop's policies, by their names in the address, in the order of the footer. */
export const policyNames = ['delivery', 'returns', 'privacy', 'terms'] as const

export type PolicyName = (typeof policyNames)[number]

/** Their names and titles, for whoever links to them. */
export const policyPages = (): { name: PolicyName; title: string }[] =>
  policyNames.map((name) => ({ name, title: policiesWords().titles[name] }))
