import { idFrom } from '../subscriber-id.ts'

/**
 * Id of what an import writes for an address, its consent or its invitation: the same however often
 * it is tried, and beginning with the import's own, by which it can be taken back.
 *
 * @param emailDigest keyed digest of the folded address
 */
export const recordId = async (importId: string, emailDigest: string): Promise<string> =>
  `${importId}:${await idFrom(emailDigest)}`
