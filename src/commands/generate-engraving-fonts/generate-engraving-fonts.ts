import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { projectFile } from '../shared/project.ts'
import { cutFonts } from './cut-fonts.ts'

/** Writes the engraving fonts, their style sheet, and the letters that each of them has. */
export async function generateEngravingFonts(): Promise<void> {
  const { files, styles, data } = await cutFonts()
  rmSync(projectFile('static/engraving'), { recursive: true, force: true })
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(projectFile(file)), { recursive: true })
    writeFileSync(projectFile(file), content)
    console.log(`${file}: ${content.length} bytes`)
  }
  writeFileSync(projectFile('src/engraving/styles/fonts.ts'), styles)
  writeFileSync(projectFile('src/engraving/letters-by-font.json'), data)
}
