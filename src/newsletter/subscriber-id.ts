import { sha256 } from 'hono/utils/crypto'

/**
 * A UUID made of a text: equal texts have the same.
 */
export async function idFrom(text: string): Promise<string> {
  const hex = (await sha256(text)) ?? ''
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/**
 * Id of the subscriber with an address, whether there is one yet or not: so two that confirm at once
 * write one row, and the links in mails of somebody who left and came back still work.
 *
 * @param emailDigest keyed digest of the folded address
 */
export const subscriberIdOf = (emailDigest: string): Promise<string> =>
  idFrom(`subscriber:${emailDigest}`)
