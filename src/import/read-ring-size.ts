import { sizeOf } from '../ring-sizes/rules/read-name.ts'
import { readValue } from '../ring-sizes/rules/read-value.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import { quoted } from './findings.ts'

/**
 * Reads a ring size as owners write it: `54`, `54 mm`, or in another system, `US 7`, `UK N½`, `JP
 * 14`, `IT 14`.
 *
 * @returns the value to store, as inner circumference in millimetres; words unchanged. `message`:
 *   what the owner should know
 */
export function readRingSize(text: string): { value: string; message?: string } {
  const bare = text.replace(/ ?mm$/i, '').replace(',', '.')
  if (readValue(bare) !== null) return { value: bare }
  const [, before = '', name = '', after = ''] =
    /^(?:([A-Z]{2}) ?)?([A-Z]?[\d¼½¾+./ ]*?)(?: ?([A-Z]{2}))?$/i.exec(text) ?? []
  const system = systems[(before || after).toUpperCase()]
  const size = system && sizeOf(system, name.toUpperCase())
  const kept = size ? size.toFixed(1).replace(/\.0$/, '') : ''
  if (readValue(kept) !== null)
    return { value: kept, message: `${quoted(text)} is taken as ${kept} mm around the inside.` }
  if (!/^\d/.test(bare)) return { value: text }
  return {
    value: text,
    message: `${quoted(text)} is not a size in millimetres around the inside, so it is shown as it is. Write "54", or name the system: "US 7", "UK N".`,
  }
}

const systems: Record<string, RingSystem | undefined> = {
  US: 'us',
  CA: 'us',
  UK: 'uk',
  AU: 'uk',
  EU: 'eu',
  FR: 'eu',
  JP: 'jp',
  CH: 'ch',
  IT: 'ch',
}
