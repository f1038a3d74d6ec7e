import { type Audited, audit } from '../../../admin/audit.ts'
import type { StaffMember } from '../../../admin/env.ts'
import { now } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import { brokeConstraint, type Db, runBatch, type Statement } from '../../../platform/db.ts'
import {
  allTopics,
  insertTopic,
  orderTopics,
  type TopicRow,
  topicById,
  updateTopic,
} from '../../topic-queries.ts'

/** What the log calls what these acts are done to. */
const SUBJECT = 'topic'

/** What these acts need: the database, the keys, and who does it. */
export type TopicDesk = { db: Db; config: Config; staff: StaffMember }

type Words = Pick<TopicRow, 'name' | 'about'>

/**
 * Adds a topic, the last of those that are offered; its id is that of the act.
 *
 * @returns `same-name`: there is one that people could not tell from it
 */
export async function addTopic(
  desk: TopicDesk,
  { act, ...words }: { act: string } & Words,
): Promise<{ ok: true } | { ok: false; reason: 'same-name' }> {
  if (await isTaken(desk, act, words.name)) return { ok: false, reason: 'same-name' }
  const entry = { id: act, act: 'topic-added', subjectId: act, after: words }
  await runNoted(desk, entry, [insertTopic(desk.db, { id: act, ...words })])
  return { ok: true }
}

const isTaken = async ({ db }: TopicDesk, except: string, name: string) =>
  (await allTopics(db)).some(
    (topic) => topic.id !== except && topic.name.toLowerCase() === name.toLowerCase(),
  )

type Changed =
  | { ok: true }
  | { ok: false; reason: 'changed-meanwhile'; now: TopicRow }
  | { ok: false; reason: 'same-name' }
  | null

/** Gives a topic other words. `null`: there is no such topic. */
export async function changeTopic(
  desk: TopicDesk,
  { act, id, version, ...to }: { act: string; id: string; version: number } & Words,
): Promise<Changed> {
  const [topic] = await topicById(desk.db, id)
  if (!topic) return null
  const { name, about } = topic
  if (name === to.name && about === to.about) return { ok: true }
  if (await isTaken(desk, id, to.name)) return { ok: false, reason: 'same-name' }
  const entry = { id: act, act: 'topic-changed', subjectId: id, before: { name, about }, after: to }
  if (await runNoted(desk, entry, [updateTopic(desk.db, { id, version }, to)])) return { ok: true }
  return afterwards(desk, id, (saved) => saved.name === to.name && saved.about === to.about)
}

/** Stops offering a topic, or offers it again. Whoever chose it keeps it. */
export async function setOffered(
  desk: TopicDesk,
  { act, id, version, offered }: { act: string; id: string; version: number; offered: boolean },
): Promise<Changed> {
  const [topic] = await topicById(desk.db, id)
  if (!topic) return null
  if ((topic.archivedAt === null) === offered) return { ok: true }
  const entry = { id: act, act: offered ? 'topic-offered' : 'topic-stopped', subjectId: id }
  const change = updateTopic(desk.db, { id, version }, { archivedAt: offered ? null : now() })
  if (await runNoted(desk, entry, [change])) return { ok: true }
  return afterwards(desk, id, (saved) => (saved.archivedAt === null) === offered)
}

/** The same form, sent twice at once, has been saved. Sent again with other values, it has not. */
async function afterwards(
  { db }: TopicDesk,
  id: string,
  isSaved: (topic: TopicRow) => boolean,
): Promise<Changed> {
  const [saved] = await topicById(db, id)
  if (!saved) return null
  return isSaved(saved) ? { ok: true } : { ok: false, reason: 'changed-meanwhile', now: saved }
}

/** Moves a topic one place up or down among those that are offered. */
export async function moveTopic(
  desk: TopicDesk,
  { act, id, by }: { act: string; id: string; by: 1 | -1 },
): Promise<void> {
  const offered = (await allTopics(desk.db)).filter(({ archivedAt }) => archivedAt === null)
  const at = offered.findIndex((topic) => topic.id === id)
  const [topic, other] = [offered[at], offered[at + by]]
  if (!topic || !other) return
  const moved = offered.with(at, other).with(at + by, topic)
  const entry = {
    ...{ id: act, act: 'topics-ordered', subject: 'topics', subjectId: 'all' },
    before: { order: offered.map(({ name }) => name) },
    after: { order: moved.map(({ name }) => name) },
  }
  await runNoted(desk, entry, [
    orderTopics(
      desk.db,
      moved.map((each) => each.id),
    ),
  ])
}

/**
 * Runs an act with its entry in the log, all or nothing.
 *
 * @returns false: the form was sent before, or somebody has changed the topic meanwhile
 */
async function runNoted(
  { db, config, staff }: TopicDesk,
  entry: Omit<Audited, 'subject'> & { subject?: string },
  statements: Statement[],
): Promise<boolean> {
  const noted = await audit({ db, config }, staff, { subject: SUBJECT, ...entry })
  try {
    await runBatch(db, [...noted.statements, ...statements])
    return true
  } catch (error) {
    if (brokeConstraint(error, 'audit_log.id') || brokeConstraint(error, 'topics.version'))
      return false
    throw error
  }
}
