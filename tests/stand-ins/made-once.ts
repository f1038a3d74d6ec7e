import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'

/**
 * Does something while no other process does it; the others wait.
 *
 * @param file is made if need be. Its lock is one of SQLite, which ends with the process that has
 *   it, also when that is killed
 */
export async function oneAtATime<T>(file: string, act: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(file)
  try {
    while (!taken(lock)) await setTimeout(100)
    return await act()
  } finally {
    lock.close()
  }
}

function taken(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Error && error.message.includes('database is locked')) return false
    throw error
  }
}

/** A folder that takes long to make. */
export type Made = {
  /** Where it is kept, with nothing else in there. */
  folder: string
  /** Of everything that it is made from. */
  digest: string
  /** Fills a new folder. */
  make: (folder: string) => Promise<void>
}

/**
 * Returns where a folder is; makes it first unless it is there. One that was made from anything else
 * is removed. No other process may do so at the same time: see `oneAtATime`.
 */
export async function makeOnce({ folder, digest, make }: Made): Promise<string> {
  const whole = join(folder, digest)
  if (!existsSync(whole)) {
    rmSync(folder, { recursive: true, force: true })
    const part = `${whole}.part`
    mkdirSync(part, { recursive: true })
    await make(part)
    renameSync(part, whole)
  }
  return whole
}

/** Copies a folder, under the same conditions. */
export async function copyMade(made: Made, to: string): Promise<void> {
  cpSync(await makeOnce(made), to, { recursive: true })
}
