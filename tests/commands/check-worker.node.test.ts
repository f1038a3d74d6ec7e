import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOfWeight } from '../../src/commands/check-worker/faults.ts'

const upload = (weight: string) => `Total Upload: 687.03 KiB / gzip: ${weight} KiB\n`
const readme = 'The Worker weighs at most 200 KiB (gzip).'

test('a Worker within its limit passes', () => {
  for (const weight of ['178.46', '200', '200.00'])
    assert.equal(faultOfWeight(upload(weight), readme), null)
})

test('a Worker that has grown too heavy is refused, with both figures', () => {
  assert.match(faultOfWeight(upload('200.01'), readme) ?? '', /weighs 200.01 KiB.*allows 200\b/)
})

test('nothing passes because a figure cannot be read', () => {
  assert.match(faultOfWeight('Total Upload: 687 KiB', readme) ?? '', /did not say/)
  assert.match(faultOfWeight(upload('1.00'), 'light') ?? '', /README.md does not say/)
})
