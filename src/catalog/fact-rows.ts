import type { Facts, Stone } from './facts.ts'
import { workingDays } from './wording.ts'

/** What the table of a piece says: name and text of each row. */
export type FactRow = { name: string; text: string }

/**
 * The facts of a piece in words, in the order in which people ask.
 *
 * @param metal of the variant shown, where metal is an option; the stated fineness then holds only for the same metal
 */
export function factRows(facts: Facts, metal = facts.metal): FactRow[] {
  const { dimensions } = facts
  const fineness =
    metal === facts.metal ? facts.fineness : metal === undefined ? undefined : finenessOf(metal)
  const measures = [
    dimensions.widthMm && `${dimensions.widthMm} mm wide`,
    dimensions.heightMm && `${dimensions.heightMm} mm high`,
    dimensions.lengthMm && `${dimensions.lengthMm} mm long`,
    dimensions.thicknessMm && `${dimensions.thicknessMm} mm thick`,
  ]
  const rows: [string, string | undefined | false][] = [
    ['Metal', [metal, fineness && `${fineness} parts in 1000`].filter(Boolean).join(', ')],
    ['Plating', facts.plating],
    ['Finish', facts.finish],
    ...facts.stones.map((stone): [string, string] => [
      stone.count === 1 ? 'Stone' : 'Stones',
      stoneWords(stone),
    ]),
    ['Size', measures.filter(Boolean).join(', ')],
    ['Weight', facts.weightGrams !== undefined && `about ${facts.weightGrams} g`],
    [
      'Engraving',
      facts.engravingMaxLetters !== undefined && `up to ${facts.engravingMaxLetters} letters`,
    ],
    ['Workshop', facts.workshopDays ? `ready to leave in ${workingDays(facts.workshopDays)}` : ''],
    ['In the box', facts.inTheBox],
    ['Care', facts.care],
  ]
  return rows.flatMap(([name, text]) => (text ? [{ name, text: capital(text) }] : []))
}

/**
 * One kind of stone: what it is, where it comes from and what was done to it, always (16 CFR 23.12, 23.23, 23.24).
 * @internal
 */
export function stoneWords(stone: Stone): string {
  const many = stone.count > 1
  const certificate =
    stone.certificate &&
    `${stone.certificate.lab} certificate${stone.certificate.number ? ` ${stone.certificate.number}` : ''}`
  const parts = [
    `${many ? `${stone.count} × ` : ''}${origins[stone.origin]} ${stone.kind}`,
    stone.cut && `${stone.cut} cut`,
    stone.caratTotal !== undefined && `${stone.caratTotal.toFixed(2)} ct${many ? ' together' : ''}`,
    stone.diameterMm !== undefined && `${stone.diameterMm} mm`,
    stone.color && `colour ${stone.color}`,
    stone.clarity && `clarity ${stone.clarity}`,
    stone.treatment && (stone.treatment === 'none' ? 'untreated' : `treatment: ${stone.treatment}`),
    certificate,
  ]
  return capital(parts.filter(Boolean).join(', '))
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const origins: Record<Stone['origin'], string> = {
  natural: 'natural',
  'lab-grown': 'lab-grown',
  simulant: 'imitation',
  cultured: 'cultured',
}

/** Parts in a thousand, where the metal's own name says so: "14K", "Platinum 950". */
function finenessOf(metal: string): number | undefined {
  const karat = /\b(\d{1,2})\s?(?:K|ct|kt)\b/i.exec(metal)?.[1]
  if (karat) return byKarat[karat]
  const parts = /\b([3-9]\d\d)\b/.exec(metal)?.[1]
  return parts === undefined ? undefined : Number(parts)
}

// ISO 8654: 18 karat is 750, and the lower ones are rounded as hallmarks are.
const byKarat: Record<string, number> = { 9: 375, 10: 417, 14: 585, 18: 750, 22: 916 }
