import {
  consents,
  consentWordings,
  signUps,
  subscriberImportParts,
  subscriberImports,
  subscribers,
} from '../../src/newsletter/tables.ts'
import { type Place, seal } from '../../src/platform/sealing.ts'
import { config, db } from '../support/shop.ts'

/** Somebody who signs up, a subscriber whom a file brought, and a part of such a file. */
export async function busyNewsletter(): Promise<void> {
  const id = crypto.randomUUID()
  const sealed = (place: string) =>
    seal(config.sealingKeys, `${place}:${id}` as Place, `${place} of Ida`)
  const wording = { id: 'wording', language: 'en', text: 'Yes', at: 0 }
  await db.batch([
    db.insert(consentWordings).values(wording).onConflictDoNothing(),
    db.insert(signUps).values({
      ...{ id, email: await sealed('sign_ups.email'), name: await sealed('sign_ups.name') },
      ...{ emailDigest: id, topics: '[]', wording: 'wording', source: 'page', language: 'en' },
      askedAt: 0,
    }),
    db.insert(subscribers).values({
      ...{ id, email: await sealed('subscribers.email'), name: await sealed('subscribers.name') },
      ...{ emailDigest: id, language: 'en', confirmedAt: 0 },
    }),
    db.insert(consents).values({
      ...{ id, emailDigest: id, kind: 'import', topics: '[]', source: 'import', confirmedAt: 0 },
      proof: await sealed('consents.proof'),
    }),
    db.insert(subscriberImports).values({ id, at: 0, state: 'checked', lines: 1, outcome: '{}' }),
    db.insert(subscriberImportParts).values({
      ...{ id, importId: id, n: 1, content: await sealed('subscriber_import_parts.content') },
    }),
  ])
}
