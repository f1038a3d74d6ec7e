import { checkFile, type ImportDesk } from '../../src/newsletter/import/check-file.ts'
import { applyImport, readImport } from '../../src/newsletter/import/import-acts.ts'
import { runImport } from '../../src/newsletter/import/run-import.ts'
import { subscriberIdOf } from '../../src/newsletter/subscriber-id.ts'
import { topics } from '../../src/newsletter/tables.ts'
import { openDb } from '../../src/platform/db.ts'
import { keyedDigest } from '../../src/platform/digest.ts'
import { foldEmail } from '../../src/platform/email-address.ts'
import { bindings, config, db } from '../support/shop.ts'

/** The owner, importing. */
export const desk: ImportDesk = {
  db,
  config,
  staff: { id: 'owner', email: config.OWNER_MAIL, name: 'Owner', role: 'owner' },
}

/** A topic with a name of its own. */
export async function topicCalled(name: string): Promise<string> {
  const id = crypto.randomUUID()
  await db.insert(topics).values({ id, name, about: 'Κάθε μήνα.', position: 9 })
  return id
}

/** A queue that keeps its messages until they are worked off. */
export function queueInMemory() {
  const waiting: string[] = []
  const queue = {
    send: async (body: { import: string }) => void waiting.push(body.import),
    sendBatch: async (messages: Iterable<{ body: { import: string } }>) => {
      for (const { body } of messages) waiting.push(body.import)
    },
  } as unknown as Queue
  return { waiting, queue }
}

/** What `runImport` works with; `through`: the database on the way. */
export const serviceWith = (
  queue: Queue,
  through: D1Database = bindings.DB,
): Parameters<typeof runImport>[0] => ({ db: openDb(through, 'primary'), config, queue })

/** Works off an import until the queue is empty. */
export async function workOff(id: string): Promise<void> {
  const { queue, waiting } = queueInMemory()
  waiting.push(id)
  for (let next = waiting.pop(); next; next = waiting.pop())
    await runImport(serviceWith(queue), next)
}

/** A file that was looked at; its id and what became of its lines. */
export async function checked(text: string) {
  const act = crypto.randomUUID()
  const found = await checkFile(desk, { act, bytes: new TextEncoder().encode(text) })
  if (!found.ok) throw new Error(found.fault)
  const known = await readImport(desk, found.id)
  if (!known) throw new Error('no import')
  return known
}

/** A file that was applied and taken in. */
export async function imported(text: string, topicIds: string[] = []): Promise<string> {
  const { id } = await checked(text)
  const act = crypto.randomUUID()
  const done = await applyImport(desk, { act, id, topics: topicIds, skipWrong: true })
  if (!done?.ok) throw new Error(done?.reason)
  await workOff(id)
  return id
}

export const digestOf = (email: string) => keyedDigest(config.LOOKUP_KEY, foldEmail(email))

export const subscriberOf = async (email: string) => subscriberIdOf(await digestOf(email))
