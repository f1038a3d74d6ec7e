import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, runWrangler } from '../../stand-ins/wrangler.ts'
import { atMost, type Report } from '../figure.ts'
import { copyWithoutDesk } from '../without-desk.ts'

/** Starts of each Worker. The shortest counts: other work on the machine only adds. */
const STARTS = 5

/**
 * What is uploaded, and how long it works before it can answer; beside it the same Worker without
 * the owner's desk, for which shoppers must not wait. Needs no shop.
 */
export async function measureWorker(): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'jegem-bundle-'))
  try {
    const copy = join(folder, 'shop')
    await mkdir(copy)
    await copyWithoutDesk(copy)
    const whole = await build(root, join(folder, 'whole.bundle'))
    const alone = await build(copy, join(folder, 'alone.bundle'))
    // By turns: what else the machine does then delays both.
    for (let start = 0; start < STARTS; start++)
      for (const each of [whole, alone]) await each.start()
    return {
      Worker: {
        'upload, gzip': {
          ...atMost(150, whole.weight, 'KiB'),
          instead: { limit: 615, decision: 'docs/decisions/063' },
        },
        'upload without the desk, gzip': {
          ...atMost(150, alone.weight, 'KiB'),
          instead: { limit: 420, decision: 'docs/decisions/067' },
        },
        'start-up, active': atMost(50, whole.shortest(), 'ms'),
        'start-up, times that without the desk': atMost(
          1.1,
          whole.shortest() / alone.shortest(),
          '',
        ),
      },
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Builds the Worker of a folder, as a deployment would. */
async function build(folder: string, bundle: string) {
  const printed = await runWrangler(['deploy', '--dry-run', '--outfile', bundle, '--cwd', folder])
  const starts: number[] = []
  return {
    weight: numberIn(printed, /gzip: ([\d.]+) KiB/),
    shortest: () => Math.min(...starts),
    async start() {
      const profile = `${bundle}.cpuprofile`
      const said = await runWrangler([
        ...['check', 'startup', '--worker', bundle],
        ...['--outfile', profile, '--cwd', folder],
      ])
      starts.push(numberIn(said, /Active: ([\d.]+) ms/))
    },
  }
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (!found) throw new Error(`wrangler did not print ${pattern}:\n${text}`)
  return Number(found)
}
