import { resolve } from 'node:path'

/** The project's folder, wherever a command is called from. */
export const projectFolder = resolve(import.meta.dirname, '../../..')

/** Absolute path of a file of the project. */
export const projectFile = (path: string): string => resolve(projectFolder, path)
