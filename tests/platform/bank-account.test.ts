import { expect, test } from 'vitest'
import { readConfig } from '../../src/platform/config.ts'
import { bindings } from '../support/shop.ts'

const accountOf = async (bank_account: unknown) =>
  (await readConfig({ ...bindings, SHOP: { ...bindings.SHOP, bank_account } as never })).shop
    .bank_account

test('a bank account is an IBAN with right check digits, or what the country uses instead', async () => {
  const holder = 'Jegem'
  for (const number of ['NL91 ABNA 0417 1643 00', 'GB82WEST12345698765432', '021000021 / 123456'])
    expect(await accountOf({ holder, number })).toEqual({ holder, number })
  expect(await accountOf(undefined)).toBeUndefined()
  await expect(accountOf({ holder, number: 'NL91 ABNA 0417 1643 01' })).rejects.toThrow(
    'is no IBAN',
  )
  await expect(accountOf({ holder, number: '1', bic: 'abc' })).rejects.toThrow('is not a BIC')
  await expect(accountOf({ holder, number: '1', iban: '2' })).rejects.toThrow('iban')
})
