// Runs in Node (`node --test`): what is made once for several processes.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { copyMade, oneAtATime } from './made-once.ts'

const folder = mkdtempSync(join(tmpdir(), 'made-once-test-'))
after(() => rmSync(folder, { recursive: true }))

test('what one process does keeps another waiting, until it is done or killed', async () => {
  const lock = join(folder, 'lock')
  const script = `
    const { oneAtATime } = await import(${JSON.stringify(import.meta.resolve('./made-once.ts'))})
    await oneAtATime(${JSON.stringify(lock)}, () => {
      console.log('at it')
      return new Promise((resolve) => setTimeout(resolve, 60_000))
    })`
  const other = spawn(process.execPath, ['--input-type=module', '--eval', script])
  await once(other.stdout, 'data')
  const order: string[] = []
  const acts = ['first', 'second'].map((name) =>
    oneAtATime(lock, async () => {
      order.push(`${name} begins`)
      await setTimeout(150)
      order.push('and ends')
    }),
  )
  await setTimeout(300)
  assert.deepEqual(order, [])
  other.kill('SIGKILL')
  await Promise.all(acts)
  assert.match(order.join(), /^(first|second) begins,and ends,(first|second) begins,and ends$/)
})

test('an act that fails says why, and keeps nobody waiting', async () => {
  const lock = join(folder, 'failing')
  await assert.rejects(
    oneAtATime(lock, () => Promise.reject(new Error('disk full'))),
    /disk full/,
  )
  assert.equal(await oneAtATime(lock, async () => 'done'), 'done')
})

test('it is made once, again from anything else, and never left half made', async () => {
  const kept = join(folder, 'kept')
  let copies = 0
  const copy = async (digest: string, make: (path: string) => unknown) => {
    const to = join(folder, `copy ${++copies}`)
    const write = async (path: string) => writeFileSync(join(path, 'file'), String(make(path)))
    await copyMade({ folder: kept, digest, make: write }, to)
    return readFileSync(join(to, 'file'), 'utf8')
  }
  const fail = () => {
    throw new Error('interrupted')
  }
  await assert.rejects(
    copy('a', (path) => {
      writeFileSync(join(path, 'half'), '')
      fail()
    }),
    /interrupted/,
  )
  assert.equal(await copy('a', () => 'made from a'), 'made from a')
  assert.deepEqual(readdirSync(join(kept, 'a')), ['file'])
  assert.equal(await copy('a', fail), 'made from a')
  assert.equal(await copy('b', () => 'made from b'), 'made from b')
  assert.deepEqual(readdirSync(kept), ['b'])
})
