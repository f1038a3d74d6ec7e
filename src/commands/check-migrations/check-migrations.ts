import { join, relative } from 'node:path'
import { stopOnFaults } from '../shared/stopped.ts'
import { faultsOfDrizzle } from './drizzle.ts'
import { faultsOfMigrations, sqlFiles } from './faults.ts'

/**
 * Checks the migrations of a project. Throws `Stopped` with file, line and remedy of each fault.
 */
export function checkMigrations(project: string): void {
  const folder = relative('.', join(project, 'migrations'))
  stopOnFaults([...faultsOfMigrations(folder), ...faultsOfDrizzle(project)])
  console.log(`Migrations: ${sqlFiles(folder).length} safe, and in step with the tables.`)
}
