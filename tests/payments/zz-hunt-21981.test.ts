import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { shortenTimers } from '../support/shorten-timers.ts'
import { stripe } from '../support/shop.ts'
import { story } from './money-story/acts.ts'
import { checkAtRest } from './money-story/at-rest.ts'
import { checkNow } from './money-story/invariants.ts'
import { look } from './money-story/look.ts'
import { begin, comeToRest, perform } from './money-story/outside-acts.ts'
import { openWorld } from './money-story/world.ts'

const faults: string[] = []

beforeAll(() => {
  shortenTimers()
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(console, 'error').mockImplementation((line: string) => {
    // What breaks on purpose is logged without its message.
    if (/constraint failed|TypeError|RangeError|ReferenceError/.test(line)) faults.push(line)
  })
})
afterAll(() => vi.restoreAllMocks())

const tally: Record<string, number> = {}
const t = (k: string) => { tally[k] = (tally[k] ?? 0) + 1 }
afterAll(() => console.log(JSON.stringify(Object.fromEntries(Object.entries(tally).sort()), null, 0)))
const RUNS = 20

test('in whatever order people sell, change, send, take back and refund, and whatever breaks: stock, pieces and money stay whole', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ first, moments }) => {
      faults.length = 0
      const world = await openWorld()
      for (const each of first) await begin(world, each)
      for (const acts of moments) {
        await Promise.all(acts.map((act) => perform(world, act, acts.length === 1)))
        checkNow(world, await look(world))
        expect(faults, 'faults in the log').toEqual([])
      }
      await comeToRest(world)
      const seen = await look(world)
      checkNow(world, seen)
      checkAtRest(seen)
      for (const a of world.acts) t('act ' + a.does)
      for (const o of seen.orders) {
        t('order ' + o.origin + ' ' + o.entered.join('>'))
        t('attention ' + o.attention)
        for (const r of o.refunds) t(`refund ${r.way} ${r.madeBy} ${r.state} ${r.fault} ${r.assigned ? '' : 'unassigned'} ${r.replaces ? 'replaces' : ''}`)
        for (const r of o.returns) t('return ' + r.state)
        for (const c of o.changes) t(`change ${c.state} ${Math.sign(c.difference)}`)
        for (const p of o.pieces) t('piece ' + p.stage + (p.restockedAt ? ' restocked' : ''))
        for (const n of o.disputeNotes) t('dispute ' + n.split(':')[1])
      }
      for (const j of seen.journal) t('journal ' + j.provider + ' ' + j.kind)
      for (const c of stripe.calls) if (c.fault) t('fault ' + c.endpoint + ' ' + c.fault)
      expect(faults, 'faults in the log').toEqual([])
    }),
    { numRuns: 60, endOnFailure: true },
  )
}, 600_000)
