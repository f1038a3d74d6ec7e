import { writeFileSync } from 'node:fs'

/** The most memory that a process had at once, and its computing time. */
export type Usage = { megabytes: number; cpuSeconds: number }

/** Loaded before a script, writes what it has used to `USAGE_FILE` when it ends. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  const usage: Usage = {
    megabytes: Math.round(maxRSS / 1024),
    cpuSeconds: Math.round((userCPUTime + systemCPUTime) / 100_000) / 10,
  }
  writeFileSync(process.env.USAGE_FILE ?? '', JSON.stringify(usage))
})
