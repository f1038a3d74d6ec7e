import { days, now } from '../../platform/clock.ts'
import { type Db, runBatch } from '../../platform/db.ts'
import { inLanguage, languageFor } from '../../platform/language.ts'
import { unseal } from '../../platform/sealing.ts'
import { consentWording } from '../consent-wording.ts'
import type { NewsletterService } from '../service.ts'
import { topicNames } from '../subscriber-queries.ts'
import type { Outcome, Staged } from './outcome.ts'
import {
  finishImport,
  importById,
  insertWording,
  nextPart,
  purgeStaged,
  takeInPart,
  unfinishedImports,
} from './queries.ts'
import { rowsFor } from './rows-for.ts'
import { addedBy, endTakingBack, takeBack } from './take-back-queries.ts'

/** People whom one run takes back. */
const TAKEN_BACK = 200

type Service = Pick<NewsletterService, 'db' | 'config' | 'queue'>

/**
 * Does the next part of an import, and asks the queue for the one after it. It can be asked at any
 * time, twice, and by two at once: a part is taken in by the one batch that removes it.
 */
export async function runImport(service: Service, id: string): Promise<void> {
  const { db, config, queue } = service
  const [[row], [part], names] = await db.batch([
    importById(db, id),
    nextPart(db, id),
    topicNames(db),
  ])
  if (row?.state === 'dropped') return takeBackSome(service, id)
  if (row?.state !== 'running') return
  if (!part) {
    await finishImport(db, id)
    return
  }
  const place = `subscriber_import_parts.content:${part.id}` as const
  const people: Staged[] = JSON.parse(await unseal(config.sealingKeys, place, part.content))
  const { topics = [] }: Outcome = JSON.parse(row.outcome)
  const rows = await rowsFor(config, id, people, { names, otherwise: topics })
  const at = now()
  const language = languageFor(config.shop.locale)
  const wording = await inLanguage(language, () => consentWording(config.shop, 'import'))
  await runBatch(db, [
    insertWording(db, { ...wording, at }),
    ...takeInPart(db, { id: part.id, importId: id, size: people.length }, rows, {
      ...{ at, language, wording: wording.id },
    }),
  ])
  await queue.send({ import: id })
}

/** Takes back whom an import has added, some at a time. */
async function takeBackSome({ db, queue }: Service, id: string): Promise<void> {
  const people = await addedBy(db, id, TAKEN_BACK)
  if (people.length > 0) await runBatch(db, takeBack(db, people))
  if (people.length === TAKEN_BACK) await queue.send({ import: id })
  else await runBatch(db, endTakingBack(db, id))
}

/** The clock's part: whatever the queue has lost goes on. */
export async function wakeImports({ db, queue }: Pick<Service, 'db' | 'queue'>): Promise<void> {
  for (const { id } of await unfinishedImports(db)) await queue.send({ import: id })
}

/** Removes files that nobody has applied within a day. */
export const purgeImports = async (db: Db): Promise<void> => {
  await purgeStaged(db, now() - days(1))
}
