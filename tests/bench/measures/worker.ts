import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runWrangler } from '../../stand-ins/wrangler.ts'
import { atMost, type Report } from '../figure.ts'

/** What is uploaded, and how long it works before it can answer. Needs no shop. */
export async function measureWorker(): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'jegem-bundle-'))
  try {
    const upload = await runWrangler(['deploy', '--dry-run', '--outdir', folder])
    const starts: number[] = []
    // The shortest of three: other work on the machine only adds.
    for (let start = 0; start < 3; start++) {
      const profile = join(folder, 'start-up.cpuprofile')
      const said = await runWrangler(['check', 'startup', '--outfile', profile])
      starts.push(numberIn(said, /Active: ([\d.]+) ms/))
    }
    return {
      Worker: {
        'upload, gzip': {
          ...atMost(150, numberIn(upload, /gzip: ([\d.]+) KiB/), 'KiB'),
          instead: { limit: 243, decision: 'docs/decisions/028' },
        },
        'start-up, active': atMost(50, Math.min(...starts), 'ms'),
      },
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (!found) throw new Error(`wrangler did not print ${pattern}:\n${text}`)
  return Number(found)
}
