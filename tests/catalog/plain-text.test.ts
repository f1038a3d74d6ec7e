import { expect, test } from 'vitest'
import { plainText } from '../../src/catalog/rules/plain-text.ts'

test('a description for search engines holds no markup and ends at a word', () => {
  expect(plainText('<p>Gold &amp; silver.</p><p>Two</p>', 100)).toBe('Gold & silver. Two')
  expect(plainText('<p>one two three</p>', 9)).toBe('one two…')
})
