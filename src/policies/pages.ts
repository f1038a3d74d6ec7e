import { policiesWords } from './words.ts'

/** The shop's policies, named as in their addresses, in footer order. */
export const policyNames = ['delivery', 'returns', 'privacy', 'terms'] as const

export type PolicyName = (typeof policyNames)[number]

/** Their names and titles, for links. */
export const policyPages = (): { name: PolicyName; title: string }[] =>
  policyNames.map((name) => ({ name, title: policiesWords().titles[name] }))
