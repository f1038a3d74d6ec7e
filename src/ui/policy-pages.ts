/** The shop's policies, in the order of the footer: name in the address, and title. */
export const policyPages = [
  { name: 'delivery', title: 'Delivery' },
  { name: 'returns', title: 'Returns' },
  { name: 'privacy', title: 'Privacy' },
  { name: 'terms', title: 'Terms of sale' },
] as const

export type PolicyName = (typeof policyPages)[number]['name']
