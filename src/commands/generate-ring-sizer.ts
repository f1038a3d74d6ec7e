import { writeFileSync } from 'node:fs'
import { paths } from '../paths.ts'
import { languages } from '../platform/languages.ts'
import { sheet } from './generate-ring-sizer/sheet.ts'

/**
 * `npm run generate:sizer`: writes the page with the ring sizer into `static/`. It is the same for every shop and is printed more
 * than read, so the Worker does not carry it; `static/_headers` guards it.
 */
for (const language of languages)
  writeFileSync(`static${paths.ringSizer(language)}.html`, sheet(language))
