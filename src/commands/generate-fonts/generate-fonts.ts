import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFile } from '../shared/project.ts'
import { cutFonts } from './cut-fonts.ts'

/** Writes the fonts to `static/fonts` and their style sheet to `src/ui/styles/fonts.ts`. */
export async function generateFonts(): Promise<void> {
  const { files, styles } = await cutFonts()
  const folder = projectFile('static/fonts')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content)
    console.log(`static/fonts/${name}: ${content.length} bytes`)
  }
  writeFileSync(projectFile('src/ui/styles/fonts.ts'), styles)
}
