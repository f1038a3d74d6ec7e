import { readFileSync } from 'node:fs'
import { projectFile } from '../shared/project.ts'
import { stopOnFaults } from '../shared/stopped.ts'
import { faultsOfLockfile } from './faults.ts'

/** Reads package-lock.json. Throws `Stopped`. */
export function checkPackages(): void {
  stopOnFaults(faultsOfLockfile(JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8'))))
}
