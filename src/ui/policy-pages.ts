import { words } from './messages.ts'

export type PolicyName = keyof typeof words.policies.titles

const names: PolicyName[] = ['delivery', 'returns', 'privacy', 'terms']

/** The shop's policies, in the order of the footer: name in the address, and title. */
export const policyPages = names.map((name) => ({ name, title: words.policies.titles[name] }))
