import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOfWeight } from '../../src/commands/check-worker/faults.ts'

const upload = (weight: string) => `Total Upload: 687.03 KiB / gzip: ${weight} KiB\n`
const readme = 'The Worker weighs at most 200 KiB (gzip).'

test('a Worker within its limit passes', () => {
  for (const weight of ['178.46', '200', '200.00'])
    assert.deepEqual(faultsOfWeight(upload(weight), readme), [])
})

test('a Worker that has grown too heavy is refused, with both figures', () => {
  assert.match(faultsOfWeight(upload('200.01'), readme).join(), /weighs 200.01 KiB.*allows 200\b/)
})

test('nothing passes because a figure cannot be read', () => {
  assert.match(faultsOfWeight('Total Upload: 687 KiB', readme).join(), /did not say/)
  assert.match(faultsOfWeight(upload('1.00'), 'light').join(), /run-a-shop.md does not say/)
})
