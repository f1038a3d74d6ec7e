import { and, eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { BulkMailer } from '../../../src/newsletter/bulk-mailer.ts'
import type { Sizes } from '../../../src/newsletter/sending/rules.ts'
import { runCampaign } from '../../../src/newsletter/sending/run-campaign.ts'
import { wakeCampaigns } from '../../../src/newsletter/sending/wake-campaigns.ts'
import {
  campaignDays,
  campaigns,
  recipients,
  subscribers,
  suppressions,
} from '../../../src/newsletter/tables.ts'
import { days, minutes, now } from '../../../src/platform/clock.ts'
import { interposed, type Trip } from '../../support/interposed-database.ts'
import { bindings, db, later } from '../../support/shop.ts'
import { schedule } from './audience.ts'
import type { MailService } from './mail-services.ts'
import { sendingService } from './service.ts'

/**
 * What goes wrong at a call: the process ends before or after it did its work; the answer gets lost,
 * after which the shop asks again; or the mail service has no time, or wants the owner first.
 */
export type Fault = 'dies before' | 'dies after' | 'answer lost' | 'later' | 'refused'

export type Step =
  /** So many processes run at once; `faults` at the calls of that number, `order`: who is next. */
  | { act: 'run'; runners: number; faults: { call: number; fault: Fault }[]; order: number[] }
  | { act: 'clock' }
  | { act: 'wait'; seconds: number }
  | { act: 'leave' | 'bounce'; who: number }
  | { act: 'pause' | 'resume' }

/** A call that waits for its turn. */
type Turn = { runner: Runner; go: () => void }
type Runner = { claimedAt: number; isOver: boolean; die: () => void }

/**
 * A send with all that can happen around it. Calls to the database and to the mail service happen
 * one after the other, in the order that the story says, whoever makes them.
 */
export async function openWorld(
  people: string[],
  mailService: MailService,
  settings: { warmUp: boolean; sizes?: Sizes },
) {
  await db.batch([
    db.update(campaigns).set({ state: 'cancelled' }),
    db.delete(recipients),
    db.delete(campaignDays),
    db.delete(suppressions),
    db.update(subscribers).set({ leftAt: null }),
  ])
  const id = await schedule()
  let moment = 0
  /** When somebody left, by the order of things. */
  const left = new Map<string, number>()
  const tooLate: string[] = []
  let waiting: Turn[] = []
  /** Says that a call waits, or that a process is over. */
  let changed = () => {}
  let calls = 0
  let faults: { call: number; fault: Fault }[] = []

  /** Lets a call of a runner happen when it is its turn, or go wrong. */
  async function call<T>(runner: Runner, act: () => Promise<T>, lose: () => T): Promise<T> {
    await new Promise<void>((go) => {
      waiting.push({ runner, go })
      changed()
    })
    const number = calls++
    const fault = faults.find((each) => each.call === number)?.fault
    const never = () => {
      runner.die()
      return new Promise<never>(() => {})
    }
    if (fault === 'dies before') return never()
    const answer = await act()
    if (fault === 'dies after') return never()
    return fault === 'answer lost' ? lose() : answer
  }

  function mailerOf(runner: Runner): BulkMailer {
    return {
      ...mailService,
      send: (batch) =>
        call(
          runner,
          async () => {
            const fault = faults.find((each) => each.call === calls - 1)?.fault
            if (fault === 'later') return { outcome: 'later', seconds: 3, fault: 'busy' }
            if (fault === 'refused') return { outcome: 'refused', fault: 'suspended' }
            const before = mailService.taken.length
            const answer = await mailService.send(batch)
            for (const { subscriber } of mailService.taken.slice(before))
              if ((left.get(subscriber) ?? Number.POSITIVE_INFINITY) < runner.claimedAt)
                tooLate.push(subscriber)
            return answer
          },
          () => ({ outcome: 'lost', fault: 'timeout' }),
        ),
    }
  }

  /** One process: its own connection to the database and to the mail service. */
  function start(work: (service: ReturnType<typeof sendingService>['service']) => Promise<void>) {
    const runner: Runner = { claimedAt: 0, isOver: false, die: () => {} }
    const death = new Promise<void>((resolve) => {
      runner.die = resolve
    })
    const DB = interposed(bindings.DB, (trip: Trip, act) =>
      call(
        runner,
        async () => {
          const answer = await act()
          if (trip.some(({ sql }) => /update "campaign_batches" set .*"claim"/.test(sql)))
            runner.claimedAt = ++moment
          return answer
        },
        () => {
          throw new Error('Network connection lost')
        },
      ),
    )
    const { service } = sendingService(mailerOf(runner), { ...settings, perSecond: 500, DB })
    const done = Promise.race([work(service), death]).finally(() => {
      runner.isOver = true
      changed()
    })
    return { runner, done }
  }

  /** Runs processes until all are over, one call after the other. */
  async function together(
    works: Parameters<typeof start>[0][],
    wrong: typeof faults = [],
    order: number[] = [],
    between: (call: number) => Promise<void> = async () => {},
  ): Promise<void> {
    calls = 0
    faults = wrong
    waiting = []
    const started = works.map(start)
    const all = Promise.all(started.map(({ done }) => done))
    // Whatever was thrown is thrown at the end.
    all.catch(() => {})
    for (let turn = 0; ; turn++) {
      const alive = () => started.filter(({ runner }) => !runner.isOver).length
      while (waiting.filter(({ runner }) => !runner.isOver).length < alive())
        await new Promise<void>((resolve) => {
          changed = resolve
        })
      waiting = waiting.filter(({ runner }) => !runner.isOver)
      if (alive() === 0) break
      const [next] = waiting.splice((order[turn % order.length] ?? 0) % waiting.length, 1)
      await between(turn)
      next?.go()
    }
    await all
  }

  async function leave(who: number): Promise<void> {
    const subscriber = people[who % people.length] ?? ''
    await db.update(subscribers).set({ leftAt: now() }).where(eq(subscribers.id, subscriber))
    if (!left.has(subscriber)) left.set(subscriber, ++moment)
  }

  /** A mail comes back, if there was one: its address is suppressed. */
  async function bounce(who: number): Promise<void> {
    const subscriber = mailService.taken[who % Math.max(1, mailService.taken.length)]?.subscriber
    if (!subscriber) return
    await db.batch([
      db
        .update(recipients)
        .set({ reason: 'bounced' })
        .where(and(eq(recipients.campaignId, id), eq(recipients.subscriberId, subscriber))),
      db
        .insert(suppressions)
        .values({ emailDigest: `digest ${subscriber}`, reason: 'bounced', at: now() })
        .onConflictDoNothing(),
    ])
  }

  const resume = () =>
    db.run(sql`update campaigns set pause_reason = null,
      state = case when recipients is null then 'freezing' else 'sending' end
      where id = ${id} and state = 'paused'`)

  async function perform(step: Step): Promise<void> {
    switch (step.act) {
      case 'run':
        return together(
          Array.from({ length: step.runners }, () => (service) => runCampaign(service, id)),
          step.faults,
          step.order,
        )
      case 'clock':
        return together([wakeCampaigns])
      case 'wait':
        return later(step.seconds)
      case 'leave':
        return leave(step.who)
      case 'bounce':
        return bounce(step.who)
      case 'pause':
        await db.run(sql`update campaigns set state = 'paused' where id = ${id}
          and state in ('freezing', 'sending')`)
        return
      case 'resume':
        await resume()
    }
  }

  async function row() {
    const [found] = await db.select().from(campaigns).where(eq(campaigns.id, id))
    if (!found) throw new Error('The campaign is gone')
    return found
  }

  /** Nothing goes wrong any more: how long it takes, the campaign must come to its end. */
  async function comeToRest(): Promise<void> {
    for (let strikes = 0; strikes < 100; strikes++) {
      const { state, nextRunAt } = await row()
      if (state === 'finished') return
      await resume()
      await together([wakeCampaigns])
      await together([(service) => runCampaign(service, id)])
      later(Math.max(minutes(5), Math.min(nextRunAt - now(), days(1))))
    }
  }

  /** What must be so at the end, whatever happened. */
  async function checkEnd({
    mayBeUnclear,
    refused,
  }: {
    mayBeUnclear: boolean
    refused: string | undefined
  }) {
    const campaign = await row()
    const rows = await db.select().from(recipients).where(eq(recipients.campaignId, id))
    expect(campaign.state).toBe('finished')
    const count = (state: string) => rows.filter((each) => each.state === state).length
    const { sent, skipped, failed, unclear } = campaign
    expect({ sent, skipped, failed, unclear, recipients: campaign.recipients }).toEqual({
      ...{ sent: count('sent'), skipped: count('skipped'), failed: count('failed') },
      ...{ unclear: count('unclear'), recipients: rows.length },
    })
    expect(tooLate).toEqual([])
    const got = new Map<string, number>()
    for (const { subscriber } of mailService.taken)
      got.set(subscriber, (got.get(subscriber) ?? 0) + 1)
    expect([...got].filter(([, times]) => times > 1)).toEqual([])
    const wrong = rows.filter(({ subscriberId, state }) => {
      const times = got.get(subscriberId) ?? 0
      if (state === 'unclear') return !mayBeUnclear && !left.has(subscriberId)
      // If the answer got lost, nobody says any more that the mail service refused one.
      if (state === 'sent' && subscriberId === refused) return false
      return times !== (state === 'sent' ? 1 : 0)
    })
    expect(wrong).toEqual([])
    const suppressed = new Set(
      (await db.select().from(suppressions)).map((each) => each.emailDigest),
    )
    const known = new Map(rows.map((each) => [each.subscriberId, each.state]))
    for (const person of people) {
      if (left.has(person) || suppressed.has(`digest ${person}`)) continue
      const state = known.get(person)
      if (!(mayBeUnclear && state === 'unclear'))
        expect([person, state]).not.toEqual([person, 'skipped'])
      expect(state).toBeDefined()
    }
  }

  return {
    id,
    perform,
    together,
    leave,
    bounce,
    comeToRest,
    checkEnd,
    row,
    taken: mailService.taken,
  }
}
