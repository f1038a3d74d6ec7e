import { type Db, runBatch } from '../platform/db.ts'
import { rewriteBoughtTogether } from './bought-together-queries.ts'

/** Works out which pieces are bought together, for the catalogue to show beside one another. Once a night is enough. */
export const relateBought = (db: Db) => runBatch(db, rewriteBoughtTogether(db))
