import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { domainsFile } from '../../src/commands/generate-disposable-domains/domains-file.ts'

const file = readFileSync('static/disposable-domains.txt', 'utf8')

test('the list is what the installed data makes of it', () => {
  assert.ok(domainsFile() === file, 'run: npm run generate:disposable-domains')
})

test('it is not much larger than it was, and each line is a domain', () => {
  assert.ok(Buffer.byteLength(file) <= 1024 * 1024)
  for (const line of file.trimEnd().split('\n')) assert.match(line, /^[a-z\d-]+(\.[a-z\d-]+)+$/)
})
