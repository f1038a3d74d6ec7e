import { inArray } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { boughtFacts } from './tables.ts'

/** What the pieces of lines were when they were paid for. */
export const factsOfLines = (db: Db, lineIds: string[]) =>
  db.select().from(boughtFacts).where(inArray(boughtFacts.lineId, lineIds))
