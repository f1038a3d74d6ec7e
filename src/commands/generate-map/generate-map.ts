import { writeGenerated } from '../shared/write-generated.ts'
import { mapFile } from './map-file.ts'

/** Draws the map of the countries to `static/countries.svg`. */
export function generateMap(): void {
  writeGenerated('static/countries.svg', mapFile())
}
