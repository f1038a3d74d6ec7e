import type { TestProject } from 'vitest/node'
import { startAnalyticsEngine } from '../stand-ins/analytics-engine/start.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the local Analytics Engine that all tests share. */
    analyticsEngine: string
  }
}

/** Starts a local Analytics Engine beside the tests; ClickHouse, in it, only when a test asks. */
export default async function setup(project: TestProject) {
  const { origin, stop } = await startAnalyticsEngine()
  project.provide('analyticsEngine', origin)
  return stop
}
