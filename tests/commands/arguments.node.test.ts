import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readOptions as readBackUp } from '../../src/commands/back-up/options.ts'
import { readOptions as readDeployment } from '../../src/commands/deploy/options.ts'
import { readOptions as readImport } from '../../src/commands/import-catalog/options.ts'
import { readOptions as readRotation } from '../../src/commands/rotate-keys/options.ts'
import { en as siteWords } from '../../src/statistics/admin/site/words/en.ts'

const { INIT_CWD } = process.env
after(() => {
  if (INIT_CWD === undefined) delete process.env.INIT_CWD
  else process.env.INIT_CWD = INIT_CWD
})

/** The file that each command understands by the same words. */
function filesFor(path: string): (string | null)[] {
  return [
    readBackUp([path]).file,
    readDeployment(['--secrets-file', path]).secretsFile,
    readImport([path]).csv,
    readImport(['products.csv', '--collections', path]).collections,
    readRotation(['--secrets-file', path], '/shop').secretsFile,
  ]
}

test('a relative path starts where the person stands who calls npm', () => {
  process.env.INIT_CWD = '/home/anna'
  for (const file of filesFor('shop/file')) assert.equal(file, '/home/anna/shop/file')
  for (const file of filesFor('/tmp/file')) assert.equal(file, '/tmp/file')
})

test('without npm it starts in the working directory', () => {
  delete process.env.INIT_CWD
  for (const file of filesFor('file')) assert.equal(file, join(process.cwd(), 'file'))
})

test('the import that the desk names for an address that moved is one, of the shop on Cloudflare', () => {
  const [, args = ''] = /npm run catalog:import -- (.*?)\. /.exec(siteWords.redirect) ?? []
  const { redirects, database } = readImport(args.split(' '))
  assert.match(redirects ?? '', /redirects\.csv$/)
  assert.equal(database.remote, true)
})
