import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeForms } from '../../src/admin/parts/merge-forms.ts'

test('what only one of two people changed is taken over, and what both did is kept as typed', () => {
  const before = { name: 'Ana', city: 'Porto', note: '', size: '54' }
  const mine = { name: 'Anna', city: 'Porto', note: 'Ring the bell', size: '55' }
  const theirs = { name: 'Ana', city: 'Lisboa', note: 'Not on Monday', size: '55' }
  expect(mergeForms(before, mine, theirs)).toEqual({
    values: { name: 'Anna', city: 'Lisboa', note: 'Ring the bell', size: '55' },
    differences: [
      { name: 'city', before: 'Porto', mine: 'Porto', theirs: 'Lisboa', kept: 'theirs' },
      { name: 'note', before: '', mine: 'Ring the bell', theirs: 'Not on Monday', kept: 'mine' },
    ],
  })
})

test('a box that somebody unticked is missing from their form, and counts as empty', () => {
  expect(mergeForms({ gift: 'on' }, { gift: 'on' }, {})).toEqual({
    values: { gift: '' },
    differences: [{ name: 'gift', before: 'on', mine: 'on', theirs: '', kept: 'theirs' }],
  })
})

// Few names and values, so that they often meet.
const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', 'x', 'y', 'z'))
const at = (form: Record<string, string>, name: string) => form[name] ?? ''

test('no change of either person is ever lost without being shown', () => {
  fc.assert(
    fc.property(values, values, values, (before, mine, theirs) => {
      const { values, differences } = mergeForms(before, mine, theirs)
      for (const name of ['a', 'b', 'c']) {
        const [was, typed, saved, now] = [before, mine, theirs, values].map((form) =>
          at(form, name),
        )
        const shown = differences.find((each) => each.name === name)
        // Whoever changed it alone is heeded.
        if (saved === was) expect(now).toBe(typed)
        if (typed === was) expect(now).toBe(saved)
        // Nobody's value disappears: it is in the form, or beside it.
        for (const value of [typed, saved])
          if (value !== was) expect([now, shown?.mine, shown?.theirs]).toContain(value)
        // What is shown is what the form holds.
        if (shown) expect(shown[shown.kept]).toBe(now)
      }
    }),
  )
})

test('saved again from what was merged, nothing differs any more', () => {
  fc.assert(
    fc.property(values, values, values, (before, mine, theirs) => {
      const merged = mergeForms(before, mine, theirs).values
      expect(mergeForms(theirs, merged, theirs)).toEqual({ values: merged, differences: [] })
    }),
  )
})
