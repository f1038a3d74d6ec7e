import { writeFileSync } from 'node:fs'
import { paths } from '../../paths.ts'
import { languages } from '../../platform/languages.ts'
import { projectFile } from '../shared/project.ts'
import { sheet } from './sheet.ts'

/** Writes the ring sizer as a static page in each language. */
export function generateRingSizer(): void {
  for (const language of languages)
    writeFileSync(projectFile(`static${paths.ringSizer(language)}.html`), sheet(language))
}
