import { type Facts, facts } from '../catalog/facts.ts'
import { type FactKey, factKeys } from './columns.ts'
import { type Notes, quoted, type Row } from './findings.ts'

/** Reads the jewelry facts from a product's first row. Reports every fault at its column. */
export function readFacts(row: Row, notes: Notes): Facts {
  const dimensions: Record<string, unknown> = {}
  const engraving: Record<string, unknown> = {}
  const groups = { dimensions, engraving }
  const gems = row.cells.shopifyGemstone
  if (gems && !row.cells.stones) notes.warn(row.line, 'shopifyGemstone', unknownOrigin(gems))
  const values: Record<string, unknown> = { dimensions }
  for (const key of factKeys) {
    const text = row.cells[key]
    if (text === undefined) continue
    const [name, group] = targets[key]
    const value = readValue(key, text)
    if (value === unreadable) notes.error(row.line, key, `${quoted(text)} is not ${wanted(key)}`)
    else if (group) groups[group][name] = value
    else values[name] = value
  }
  if (Object.keys(engraving).length > 0) values.engraving = engraving
  const result = facts.safeParse(values)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const [top, second] = issue.path
    const name = top === 'dimensions' || top === 'engraving' ? second : top
    const key = factKeys.find((candidate) => targets[candidate][0] === name) ?? 'metal'
    const place = key in json ? `${pathText(issue.path)}: ` : ''
    notes.error(row.line, key, `${place}${issue.message}. Found ${quoted(row.cells[key] ?? '')}.`)
  }
  return facts.parse({})
}

const unknownOrigin = (gems: string) =>
  `${quoted(gems)}: Shopify does not say whether they are natural, so they are not shown as facts. Add the column product.metafields.jewelry.stones.`

/** The fact of each column, and the group it belongs to. */
const targets: Record<FactKey, [name: string, group?: 'dimensions' | 'engraving']> = {
  metal: ['metal'],
  fineness: ['fineness'],
  finish: ['finish'],
  plating: ['plating'],
  plating_base: ['platingBase'],
  plating_microns: ['platingMicrons'],
  hallmark: ['hallmark'],
  stones: ['stones'],
  width_mm: ['widthMm', 'dimensions'],
  height_mm: ['heightMm', 'dimensions'],
  length_mm: ['lengthMm', 'dimensions'],
  thickness_mm: ['thicknessMm', 'dimensions'],
  weight_grams: ['weightGrams'],
  by_choice: ['byChoice'],
  engraving_max_letters: ['maxLetters', 'engraving'],
  engraving_fonts: ['fonts', 'engraving'],
  engraving_place: ['place', 'engraving'],
  engraving_extra_days: ['extraDays', 'engraving'],
  workshop_days: ['workshopDays'],
  care: ['care'],
  in_the_box: ['inTheBox'],
}

const texts: FactKey[] = [
  'metal',
  'finish',
  'plating',
  'plating_base',
  'hallmark',
  'engraving_place',
  'care',
  'in_the_box',
]
const json: Partial<Record<FactKey, string>> = {
  stones: 'a JSON list. Write [{"kind":"sapphire","origin":"natural","count":1}].',
  by_choice: 'a JSON object. Write {"Platinum 950":{"weightGrams":4.6}}.',
}
const unreadable = Symbol('unreadable')

function readValue(key: FactKey, text: string): unknown {
  if (texts.includes(key)) return text
  if (key === 'engraving_fonts') return text.toLowerCase().split(/[\s,]+/)
  if (!(key in json)) return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : unreadable
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return unreadable
    throw error
  }
}

const wanted = (key: FactKey) => json[key] ?? 'a number. Write it like 2.5, without a unit.'

const pathText = (path: PropertyKey[]) =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1)

/** The facts that a file says, and those that the shop has where the file has no column. */
export function mergeFacts(stated: Facts, before: Facts, notes: Notes): Facts {
  type Values = Record<string, unknown>
  const merged: Values = { ...stated, dimensions: { ...stated.dimensions } }
  if (stated.engraving) merged.engraving = { ...stated.engraving }
  for (const key of factKeys) {
    if (notes.hasColumn(key)) continue
    const [name, group] = targets[key]
    const value = ((group ? before[group] : before) as Values | undefined)?.[name]
    if (value === undefined) continue
    if (!group) merged[name] = value
    else merged[group] = { ...(merged[group] as Values | undefined), [name]: value }
  }
  return facts.parse(merged)
}
