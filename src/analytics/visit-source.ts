import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { type Engine, openEngine } from './engine/ask.ts'

/** Where visits are read. `engine` null: the owner has not entered its keys. */
export type VisitSource = { db: Db; engine: Engine | null; timeZone: string }

/** Where this shop's visits are read: totals of closed days in `db`, the rest in the engine. */
export const openVisitSource = (config: Config, db: Db): VisitSource => ({
  db,
  engine: openEngine(config),
  timeZone: config.shop.time_zone,
})
