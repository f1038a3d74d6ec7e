import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const file = (name: string) => import.meta.resolve(`../../src/commands/shared/${name}.ts`)

/** Runs a command whose work is `body`, as a person would. */
function run(body: string, ...args: string[]) {
  // With --eval, argv has no script.
  const program = `
    process.argv.splice(1, 0, 'example')
    import { noArguments } from '${file('arguments')}'
    import { runCommand } from '${file('run-command')}'
    import { Stopped } from '${file('stopped')}'
    await runCommand('npm run example', noArguments, async (_, tools) => { ${body} })`
  return spawnSync(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
    encoding: 'utf8',
  })
}

test('a command that is done exits with 0', () => {
  const { status, stdout, stderr } = run('tools.say("Done")')
  assert.deepEqual([status, stdout, stderr], [0, 'Done\n', ''])
})

test('a command that stops exits with 1 and says why, without a stack', () => {
  const { status, stderr } = run('throw new Stopped("No database. Create it.")')
  assert.deepEqual([status, stderr], [1, '\nNo database. Create it.\n'])
})

test('a command that is called in a wrong way exits with 2 and says how to call it', () => {
  const { status, stderr } = run('', '--frobnicate')
  assert.equal(status, 2)
  assert.match(stderr, /^Unknown option '--frobnicate'.*\n\nnpm run example\n$/)
})

test('a mistake in the program keeps its stack', () => {
  const { status, stderr } = run('throw new TypeError("oops")')
  assert.equal(status, 1)
  assert.match(stderr, /TypeError: oops\n +at /)
})
