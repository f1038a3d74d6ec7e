import { audit, isSameAct } from '../admin/audit.ts'
import { runAct } from '../mail/outbox.ts'
import type { DeskContext } from '../orders/desk-context.ts'
import { wallClock } from '../platform/calendar-date.ts'
import { now, type Seconds } from '../platform/clock.ts'
import { brokeConstraint } from '../platform/db.ts'
import {
  campaignById,
  campaignVersions,
  changeCampaign,
  copyTopics,
  insertCampaign,
  setTopics,
  topicsOfCampaign,
} from './campaign-desk-queries.ts'
import {
  type CampaignMove,
  FURTHEST_AHEAD,
  mayBe,
  slugOf,
  stateAfter,
  statesFor,
  UNDO_SECONDS,
} from './campaign-rules.ts'
import { composeContent } from './compose/compose-content.tsx'
import type { campaigns } from './tables.ts'

/** What the log calls the kind of thing that these acts change. */
const subject = 'campaign'

/** What an act on a campaign needs: the desk, and a way to have the newsletter's queue go on. */
export type CampaignDesk = DeskContext & {
  /** Asks the queue to go on with a campaign, after so many seconds. Nothing waits for it. */
  goOn(campaign: string, after: Seconds): void
}

export type CampaignRow = typeof campaigns.$inferSelect

/** What is written for a campaign; `topics` are ids. */
export type Written = Pick<CampaignRow, 'subject' | 'preheader' | 'body' | 'isPublic'> & {
  topics: string[]
}

/**
 * Begins a campaign whose id is that of the act, so that a form that is posted twice begins one.
 *
 * @param from id of the campaign that it is to be like, with its topics; none: an empty one
 * @returns false: there is no campaign to be like
 */
export async function beginCampaign(
  desk: DeskContext,
  { act, from }: { act: string; from?: string },
): Promise<boolean> {
  const { db, staff } = desk
  const [like] = from ? await campaignById(db, from) : []
  if (from && !like) return false
  const entry = await audit(desk, staff, {
    ...{ id: act, act: 'campaign-begun', subject, subjectId: act },
    after: { subject: like?.subject ?? '' },
  })
  const row = {
    ...{ id: act, slug: `draft-${act}`, state: 'draft' as const, createdAt: now() },
    ...{ subject: like?.subject ?? '', preheader: like?.preheader ?? '', body: like?.body ?? '' },
    isPublic: like?.isPublic ?? true,
  }
  try {
    await runAct(desk, [
      ...entry.statements,
      insertCampaign(db, row),
      ...(from ? [copyTopics(db, from, act)] : []),
    ])
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id')) throw error
  }
  return true
}

/**
 * Saves what a draft says.
 *
 * @param written its topics must exist
 * @returns null: there is no such campaign; `changed-meanwhile`: somebody saved it, or it is not a
 *   draft any more
 */
export async function saveCampaign(
  desk: DeskContext,
  asked: { act: string; id: string; version: number; written: Written },
): Promise<{ ok: true } | { ok: false; reason: 'changed-meanwhile' } | null> {
  const { db, staff, config } = desk
  const { act, id, version, written } = asked
  const [[known], chosen] = await db.batch([campaignById(db, id), topicsOfCampaign(db, id)])
  if (!known) return null
  const { topics, ...text } = written
  const was = logged(
    known,
    chosen.map((topic) => topic.id),
  )
  const becomes = logged(text, topics)
  const { prices } = await composeContent(desk, { ...text, slug: known.slug })
  // Saved as it was, because its prices have changed: they are what it shows now.
  if (isSame(was, becomes) && isSame(known.pricesShown ?? {}, prices)) return { ok: true }
  const fields = Object.keys(was).filter((each) => !isSame(was[each], becomes[each]))
  const only = (values: Record<string, unknown>) =>
    Object.fromEntries(fields.map((each) => [each, noted(values[each])]))
  const entry = await audit(desk, staff, {
    ...{ id: act, act: 'campaign-saved', subject, subjectId: id },
    ...{ before: only(was), after: only(becomes) },
  })
  const month = wallClock(now(), config.shop.time_zone).date.slice(0, 7)
  const run = (own?: string) =>
    runAct(desk, [
      ...entry.statements,
      changeCampaign(
        db,
        { id, version, states: statesFor('save') },
        {
          ...text,
          pricesShown: prices,
          slug: slugOf(text.subject, month, own),
        },
      ),
      ...setTopics(db, id, topics),
    ])
  try {
    await run().catch((error: unknown) => {
      if (!brokeConstraint(error, 'campaigns.slug')) throw error
      return run(id)
    })
    return { ok: true }
  } catch (error) {
    if (!brokeConstraint(error, 'audit_log.id') && !brokeConstraint(error, 'campaigns.version'))
      throw error
  }
  // The same form, sent twice at once, has been saved. Sent again with other values, it has not.
  const [[saved], topicsNow] = await db.batch([campaignById(db, id), topicsOfCampaign(db, id)])
  if (
    saved &&
    isSame(
      logged(
        saved,
        topicsNow.map((topic) => topic.id),
      ),
      becomes,
    )
  )
    return { ok: true }
  return { ok: false, reason: 'changed-meanwhile' }
}

/** A value as the log keeps it: of a long text its beginning. */
const noted = (value: unknown) =>
  typeof value === 'string' && value.length > 300 ? `${value.slice(0, 300)}…` : value

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const logged = (
  { subject, preheader, body, isPublic }: Omit<Written, 'topics'>,
  topics: string[],
): Record<string, unknown> => ({ subject, preheader, body, isPublic, topics: topics.toSorted() })

/** What became of a move: see `moveCampaign`. */
export type Moved =
  | { ok: true; version: number }
  | { ok: false; reason: 'changed-meanwhile' | 'over' | 'too-far'; now: CampaignRow }

/**
 * Moves a campaign on: schedules it, takes that back, pauses, resumes or cancels it, and notes it in
 * the log. Whatever comes late or twice does nothing: the act has a one-time id, and the move is made
 * from the version that the form showed, in a state from which there is such a move. Pausing needs
 * the state alone, because stopping must always work.
 *
 * @param at of `schedule`: when it begins to be sent; 'now': in a minute
 * @returns null: there is no such campaign; `over`: the time it was scheduled for has passed;
 *   `too-far`: more than a year ahead; `changed-meanwhile`: it is not as the form showed it
 */
export async function moveCampaign(
  desk: CampaignDesk,
  asked: { act: string; id: string; version: number; move: CampaignMove; at?: Seconds | 'now' },
): Promise<Moved | null> {
  const { db, staff } = desk
  const { act, id, version, move } = asked
  const [known] = await campaignById(db, id)
  if (!known) return null
  const at = asked.at === 'now' ? now() + UNDO_SECONDS : asked.at
  if (move === 'schedule' && at !== undefined) {
    if (at <= now()) return { ok: false, reason: 'over', now: known }
    if (at > now() + FURTHEST_AHEAD) return { ok: false, reason: 'too-far', now: known }
  }
  const state = stateAfter(move, known.recipients !== null)
  const isPublic = move === 'hide' || move === 'show' ? move === 'show' : null
  const entry = await audit(desk, staff, {
    ...{ id: act, act: `campaign-${logActs[move]}`, subject, subjectId: id },
    ...(isPublic === null
      ? {
          before: { campaignState: known.state },
          after: { campaignState: state, ...(at !== undefined && { scheduledFor: at }) },
        }
      : { before: { isPublic: known.isPublic }, after: { isPublic } }),
  })
  const from = { id, states: statesFor(move), ...(move !== 'pause' && { version }) }
  if (mayBe(move, known.state))
    try {
      await runAct(desk, [
        ...entry.statements,
        changeCampaign(db, from, {
          state,
          ...(isPublic !== null && { isPublic }),
          ...(move === 'schedule' && { scheduledAt: at ?? null }),
          ...(move === 'undo' && { scheduledAt: null }),
          ...((move === 'pause' || move === 'resume') && {
            pauseReason: move === 'pause' ? ('staff' as const) : null,
          }),
          // If the message gets lost, the clock sees that it is overdue.
          ...(move === 'resume' && { nextRunAt: now() }),
        }),
      ])
      if (move === 'resume') desk.goOn(id, 0)
      if (asked.at === 'now') desk.goOn(id, UNDO_SECONDS)
      return { ok: true, version: version + 1 }
    } catch (error) {
      if (!brokeConstraint(error, 'audit_log.id') && !brokeConstraint(error, 'campaigns.version'))
        throw error
    }
  const [[done], [row = known]] = await campaignVersions(db, act, id)
  // The same form, sent twice, did what it asks for: what has become of it since is shown.
  if (done && isSameAct(done, `campaign-${logActs[move]}`, id))
    return { ok: true, version: row.version }
  return { ok: false, reason: 'changed-meanwhile', now: row }
}

const logActs: Record<CampaignMove, string> = {
  schedule: 'scheduled',
  undo: 'unscheduled',
  pause: 'paused',
  resume: 'resumed',
  cancel: 'cancelled',
  hide: 'hidden',
  show: 'shown',
}
