import type { Config } from './config.ts'
import type { Db } from './db.ts'

/** What every handler finds on its context. */
export type AppEnv = {
  Bindings: CloudflareBindings
  Variables: {
    config: Config
    /** Sees every write: for decisions about money or stock. */
    db: Db
    /** May be a moment behind: for the public catalogue. */
    catalogDb: Db
    /** Random reference of this request, shown on error pages and written to the log. */
    reference: string
    /** What a search found, once its page is on the way out; see `markResults`. */
    results?: number
  }
}
