import type { Config } from './config.ts'
import type { Db } from './db.ts'
import type { Search } from './page-search.ts'

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
    /** The system in which the visitor told us to show ring sizes. Never for pages of the cache. */
    toldSystem: string | undefined
    /** What a search page says of itself, once it is on the way out. */
    search?: Search
    /** Handle of the product that this request has begun to keep. */
    kept?: string
    /** Whether the page shows pieces that were picked for its visitor. */
    recommended?: true
    /** Whether the page shows others of the shop in frames. */
    framesOwnPages?: true
    /**
     * What is recorded of this request if it is answered with a page; null: nothing. Not for
     * pages that are the same for everyone.
     */
    visit?: () => Promise<Record<string, string | number> | null>
  }
}
