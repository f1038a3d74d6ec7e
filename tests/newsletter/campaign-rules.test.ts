import fc from 'fast-check'
import { expect, test } from 'vitest'
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

test('a campaign is named by its month and subject, in letters that any address takes', () => {
  expect(slugOf('New for the season: opals & pearls', '2026-12')).toBe(
    '2026-12-new-for-the-season-opals-pearls',
  )
  expect(slugOf('Épée, für Ánna!', '2026-12')).toBe('2026-12-epee-fur-anna')
  expect(slugOf('新作', '2026-12', '1f3a')).toBe('2026-12-1f3a')
  const long = slugOf(`${'word '.repeat(40)}`, '2026-12')
  expect(long.length).toBeLessThan(70)
  expect(long).toMatch(/-word$/)
})
