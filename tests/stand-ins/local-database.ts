import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { projectFile } from '../../src/commands/shared/project.ts'

/** Where wrangler keeps its local database and the rest: `.wrangler/state`, unless told. */
export type Place = { persistTo?: string }

/** The folder of a place. */
export const folderOf = ({ persistTo = projectFile('.wrangler/state') }: Place) => persistTo

/** The local database's file, for whoever wants to look inside. Null before the first migration. */
export function databaseFile(place: Place = {}) {
  const folder = join(folderOf(place), 'v3/d1/miniflare-D1DatabaseObject')
  if (!existsSync(folder)) return null
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))
  return file ? join(folder, file) : null
}

/**
 * Reads a local database without wrangler, which takes a second to start. Returns no rows where the
 * table is not there yet.
 */
export function readDatabase<Row>(sql: string, place: Place = {}): Row[] {
  const file = databaseFile(place)
  if (!file) return []
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return database.prepare(sql).all() as Row[]
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no such table')) return []
    throw error
  } finally {
    database.close()
  }
}

/** Looks into a local database or changes it, beside the shop that runs on it. */
export function inDatabase<T>(place: Place, act: (db: DatabaseSync) => T): T {
  const file = databaseFile(place)
  if (!file) throw new Error('There is no database yet')
  const db = new DatabaseSync(file)
  try {
    return act(db)
  } finally {
    db.close()
  }
}
