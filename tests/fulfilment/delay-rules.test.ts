import { expect, test } from 'vitest'
import { delayRight } from '../../src/fulfilment/delay-rules.ts'

/** The thirty states of the European Economic Area. */
const eea =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'

test('in the European Economic Area and the United Kingdom a shop gets a further time to deliver', () => {
  for (const country of [...eea.split(' '), 'GB'])
    expect(delayRight(country), country).toBe('further-time')
})

test('in the United States the shopper agrees or cancels; elsewhere nothing is claimed', () => {
  expect(delayRight('US')).toBe('agree-or-cancel')
  for (const country of ['CH', 'CA', 'AU', 'NZ', 'JP', '']) expect(delayRight(country)).toBeNull()
})
