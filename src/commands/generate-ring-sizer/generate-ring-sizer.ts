import { writeFileSync } from 'node:fs'
import { projectFile } from '../shared/project.ts'
import { sheet } from './sheet.ts'

/** Writes the ring sizer as a static page. */
export function generateRingSizer(): void {
  writeFileSync(projectFile('static/pages/ring-sizer.html'), sheet())
}
