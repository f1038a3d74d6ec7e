import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { faultsOfLockfile } from '../../src/commands/check-packages/faults.ts'
import { projectFile } from '../../src/commands/shared/project.ts'

const integrity = 'sha512-AAAA'
const project = { license: 'MIT' }

test('every package of the project has a digest, and what the Worker runs a known licence', () => {
  const lockfile = JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8'))
  assert.deepEqual(faultsOfLockfile(lockfile), [])
})

test('a package that nobody could verify is refused, optional or for another system too', () => {
  const [fault] = faultsOfLockfile({
    packages: {
      '': project,
      'node_modules/good': { integrity, license: 'MIT' },
      'node_modules/bare': { license: 'MIT', dev: true },
      'node_modules/weak': { license: 'MIT', integrity: 'sha1-AAAA', devOptional: true },
    },
  })
  assert.match(fault ?? '', /2 packages:\n {2}node_modules\/bare\n {2}node_modules\/weak\n/)
  assert.match(fault ?? '', /npm install/)
})

test('in the Worker only accepted licences; a tool may have another one', () => {
  const faults = faultsOfLockfile({
    packages: {
      '': project,
      'node_modules/tool': { integrity, license: 'LGPL-3.0-or-later', dev: true },
      'node_modules/copyleft': { integrity, license: 'LGPL-3.0-or-later' },
      'node_modules/silent': { integrity },
    },
  })
  assert.equal(faults.length, 2)
  assert.match(faults[0] ?? '', /copyleft .*"LGPL-3.0-or-later".*Accepted: MIT/)
  assert.match(faults[1] ?? '', /silent .*"not named"/)
})
