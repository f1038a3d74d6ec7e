import type { Config } from '../../platform/config.ts'
import { seal } from '../../platform/sealing.ts'
import { subscriberIdOf } from '../subscriber-id.ts'
import type { Staged } from './outcome.ts'
import type { Added, Invited } from './queries.ts'
import { recordId } from './record-id.ts'

/**
 * The rows that people of a file become: with proof of consent subscribers, the others sign-ups that
 * wait for their mail.
 *
 * @param topics `names`: of all that there are; `otherwise`: ids for whoever names none
 */
export async function rowsFor(
  { sealingKeys }: Config,
  importId: string,
  people: Staged[],
  topics: { names: { id: string; name: string }[]; otherwise: string[] },
): Promise<{ added: Added[]; invited: Invited[] }> {
  const nameOf = new Map(topics.names.map(({ id, name }) => [id, name]))
  const known = (ids: string[]) => ids.filter((id) => nameOf.has(id))
  const added: Added[] = []
  const invited: Invited[] = []
  for (const { digest, email, name, consent, ...person } of people) {
    const record = await recordId(importId, digest)
    const named = known(person.topics)
    const ids = named.length > 0 ? named : known(topics.otherwise)
    const [table, id] = consent
      ? (['subscribers', await subscriberIdOf(digest)] as const)
      : (['sign_ups', record] as const)
    const sealed = {
      id,
      digest,
      email: await seal(sealingKeys, `${table}.email:${id}`, email),
      name: name ? await seal(sealingKeys, `${table}.name:${id}`, name) : null,
    }
    if (!consent) invited.push({ ...sealed, topics: JSON.stringify(ids) })
    else
      added.push({
        ...sealed,
        ...{ consent: record, at: consent.at, askedAt: consent.askedAt, topics: ids },
        proof: await seal(sealingKeys, `consents.proof:${record}`, consent.proof),
        names: JSON.stringify(ids.map((each) => nameOf.get(each))),
      })
  }
  return { added, invited }
}
