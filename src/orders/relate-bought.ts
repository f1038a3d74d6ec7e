import { type Db, runBatch } from '../platform/db.ts'
import { rewriteBoughtTogether } from './bought-together-queries.ts'

/**
 * Finds out which products are bought together, for the catalogue to show. Once a night is enough.
 */
export const relateBought = (db: Db) => runBatch(db, rewriteBoughtTogether(db))
