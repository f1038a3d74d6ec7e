import { engravingOf } from '../engraving/rules.ts'
import { engravingWords } from '../engraving/words.ts'
import { capitalized } from '../platform/letters.ts'
import type { Facts } from './facts.ts'
import { certificateLink } from './rules/certificate-link.ts'
import { stoneWords } from './stone-words.ts'
import { catalogWords } from './words.ts'

/** A row of a product's fact table: its name and text, and where to verify it. */
export type FactRow = { group: FactGroup; name: string; text: string; proof?: Proof }

export type FactGroup = keyof ReturnType<typeof catalogWords>['facts']['groups']

/** The report on the website of the laboratory that issued the certificate. */
type Proof = { href: string; text: string }

const w = () => catalogWords().facts

/**
 * The facts of a product in words, in the order in which people ask.
 *
 * @param facts of the variant shown, from `variantFacts`
 */
export function factRows(facts: Facts): FactRow[] {
  const offer = engravingOf(facts)
  return [
    ...rowsOf('metal', [
      [w().rows.metal, metalText(facts)],
      [w().rows.plating, platingWords(facts)],
      [w().rows.finish, facts.finish],
      [w().rows.hallmark, facts.hallmark === 'exempt' ? w().notHallmarked : facts.hallmark],
    ]),
    ...stoneRows(facts),
    ...rowsOf('measures', [
      [w().rows.size, sizeWords(facts)],
      [w().rows.weight, facts.weightGrams && w().grams(facts.weightGrams)],
      [w().rows.engraving, offer ? engravingWords().offer(offer) : undefined],
    ]),
    ...rowsOf('more', [
      [
        w().rows.workshop,
        facts.workshopDays && catalogWords().availability.workshop(facts.workshopDays),
      ],
      [w().rows.box, facts.inTheBox],
      [w().rows.care, facts.care],
    ]),
  ]
}

type Text = string | number | undefined

/** A number among the texts is a fact that is 0, which has nothing to say. */
const rowsOf = (group: FactGroup, rows: [string, Text][]): FactRow[] =>
  rows.flatMap(([name, text]) =>
    typeof text === 'string' && text ? [{ group, name, text: capitalized(text) }] : [],
  )

function stoneRows({ stones }: Facts): FactRow[] {
  return stones.flatMap((stone) => {
    const { lab, number } = stone.certificate ?? {}
    const href = lab && number ? certificateLink(lab, number) : null
    const [certificate] = rowsOf('stones', [[w().rows.certificate, lab && w().report(lab, number)]])
    return [
      ...rowsOf('stones', [[w().rows.stone(stone.count), stoneWords(stone)]]),
      ...(certificate ? [{ ...certificate, ...(lab && href && proof(lab, href)) }] : []),
    ]
  })
}

const proof = (lab: string, href: string) => ({ proof: { href, text: w().lookUp(lab) } })

/** Adds the fineness unless the name contains it: "Platinum 950" says it once. */
function metalText({ metal, fineness }: Facts): string {
  if (fineness === undefined || metal?.includes(String(fineness))) return metal ?? ''
  return listed(metal, w().fineness(fineness))
}

function platingWords({ plating, platingBase, platingMicrons }: Facts) {
  if (plating === undefined) return undefined
  return listed(
    platingBase === undefined ? plating : w().platedOver(plating, platingBase),
    platingMicrons && w().microns(platingMicrons),
  )
}

const sizeWords = ({ dimensions }: Facts) =>
  listed(
    dimensions.widthMm && w().wide(dimensions.widthMm),
    dimensions.heightMm && w().high(dimensions.heightMm),
    dimensions.lengthMm && w().long(dimensions.lengthMm),
    dimensions.thicknessMm && w().thick(dimensions.thicknessMm),
  )

const listed = (...parts: Text[]) => parts.filter(Boolean).join(', ')
