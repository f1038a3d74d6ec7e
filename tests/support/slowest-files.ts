import type { Reporter } from 'vitest/node'

/** Prints the ten files whose tests took longest, from milliseconds by file. */
export function printSlowest(took: Map<string, number>): void {
  const slowest = [...took].sort(([, a], [, b]) => b - a).slice(0, 10)
  const lines = slowest.map(([file, ms]) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`)
  console.log(`Slowest files\n${lines.join('\n')}\n`)
}

/** Prints them when Vitest has run. A file takes what its imports and set-up take as well. */
export const slowestFiles: Reporter = {
  onTestRunEnd(modules) {
    printSlowest(
      new Map(
        modules.map((module) => {
          const { setupDuration, collectDuration, duration } = module.diagnostic()
          return [module.relativeModuleId, setupDuration + collectDuration + duration]
        }),
      ),
    )
  },
}
