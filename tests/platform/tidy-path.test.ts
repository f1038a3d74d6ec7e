import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallPath, tidyPath } from '../../src/platform/tidy-path.ts'
import { anyText } from '../security/hostile.ts'

const anyPath = fc
  .array(fc.tuple(anyText, fc.constantFrom('/', '//', '/\\', '%2f', '%5C', '/%', '\t')))
  .map((parts) => parts.flat().join('').toWellFormed())

test('whatever is asked for, its one spelling is one, stays on the site, and is ASCII', () => {
  fc.assert(
    fc.property(anyPath, (path) => {
      const { pathname } = new URL(`https://shop.test/${path}`)
      for (const spell of [tidyPath, smallPath]) {
        const once = spell(pathname)
        expect(spell(once)).toBe(once)
        expect(once).toMatch(/^\/(?![/\\])[!-~]*$/)
        const { origin, pathname: again } = new URL(once, 'https://shop.test')
        expect([origin, again]).toEqual(['https://shop.test', once])
      }
    }),
    { numRuns: 500 },
  )
})
