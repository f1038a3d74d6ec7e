import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksPersonal } from '../../src/analytics/rules.ts'
import {
  type CampaignMove,
  mayBe,
  slugOf,
  stateAfter,
} from '../../src/newsletter/campaign-rules.ts'
import type { CampaignState } from '../../src/newsletter/rules.ts'

const moves: CampaignMove[] = ['schedule', 'undo', 'pause', 'resume', 'cancel']
/** What the shop does by itself meanwhile. */
const ways: Partial<Record<CampaignState, CampaignState>> = {
  scheduled: 'freezing',
  freezing: 'sending',
  sending: 'finished',
}

test('whatever is pressed and whenever: what has begun never is a draft again, and what is over stays over', () => {
  const step = fc.constantFrom(...moves, 'shop' as const)
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state: CampaignState = 'draft'
      let [begun, frozen] = [false, false]
      for (const each of steps) {
        const was: CampaignState = state
        if (each === 'shop') state = ways[state] ?? state
        else if (mayBe(each, state)) state = stateAfter(each, frozen)
        begun ||= state === 'freezing'
        frozen ||= state === 'sending'
        if (begun) expect(['draft', 'scheduled']).not.toContain(state)
        if (was === 'cancelled' || was === 'finished') expect(state).toBe(was)
        // Nobody is mailed before all are written down.
        if (state === 'sending') expect(frozen).toBe(true)
        expect(mayBe('save', state)).toBe(state === 'draft')
      }
    }),
    { numRuns: 2000 },
  )
})

test('every state but the last two has a way on, and every move changes the state', () => {
  const states: CampaignState[] = ['draft', 'scheduled', 'freezing', 'sending', 'paused']
  for (const state of states) {
    const possible = moves.filter((move) => mayBe(move, state))
    expect(possible, state).not.toEqual([])
    for (const move of possible) expect(stateAfter(move, true)).not.toBe(state)
  }
  for (const state of ['cancelled', 'finished'] as const)
    expect(moves.filter((move) => mayBe(move, state))).toEqual([])
})

test('a campaign is named by its subject and month, in letters that any address takes', () => {
  expect(slugOf('New for the season: opals & pearls', '2026-12')).toBe(
    'new-for-the-season-opals-pearls-dec-2026',
  )
  expect(slugOf('Épée, für Ánna!', '2026-01')).toBe('epee-fur-anna-jan-2026')
  expect(slugOf('新作', '2026-12', '1f3a09c4-0000')).toBe('dec-2026-bpdkajme')
  expect(slugOf('20 % off 18k, until 24 December', '2026-12')).toBe(
    '20-off-18k-until-24-december-dec-2026',
  )
  expect(slugOf('Call +31 20 555 0123', '2026-12')).toBe('call-dec-2026')
  expect(slugOf('word '.repeat(40), '2026-12')).toMatch(/^(word-){9}dec-2026$/)
})

test('statistics count visits by every name that a campaign can have', () => {
  const subject = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(fc.constantFrom('14k', '18k', '9ct', '2026', '31', 'opal', 'a1b2', '+', ' ', '-'))
      .map((parts) => parts.join('')),
  )
  const month = fc.constantFrom('2026-01', '2026-12', '2099-10')
  const id = fc.option(fc.uuid(), { nil: undefined })
  fc.assert(
    fc.property(subject, month, id, (...written) => {
      const slug = slugOf(...written)
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(slug.length).toBeLessThanOrEqual(64)
      expect(looksPersonal(slug)).toBe(false)
    }),
    { numRuns: 3000 },
  )
})
