import * as z from 'zod'
import { engravingFacts } from '../engraving/facts.ts'
import { stoneOrigins } from './rules/stone-origins.ts'

const words = z.string().min(1)
const mm = z.number().positive().max(2000)

/** One kind of stone in a product; several kinds make several entries. */
const stone = z.strictObject({
  kind: words,
  /**
   * A stone that is not natural must be called so wherever it is named: 16 CFR 23.12(c), 23.20,
   * 23.25. A composite is made of pieces or powder of the stone and a filler such as lead glass:
   * 23.25(d).
   */
  origin: z.enum(stoneOrigins),
  /**
   * "heated", "minor oil", …, or "none": "untreated" is a promise, so it is only made when stated.
   * 16 CFR 23.24 requires treatments to be disclosed.
   */
  treatment: words.optional(),
  /** The stone's outline from above: "round", "oval", "pear". */
  shape: words.optional(),
  /**
   * The style of its facets: "brilliant", "step", "cabochon". Without a shape, an entry names the
   * outline here.
   */
  cut: words.optional(),
  /** The laboratory's grade for the cut: "excellent". */
  cutGrade: words.optional(),
  /** Total weight of all stones of this entry, in carats. */
  caratTotal: z.number().positive().optional(),
  /**
   * By how many carats the total may differ from unit to unit, up or down: for many small stones.
   */
  caratTolerance: z.number().positive().optional(),
  count: z.int().positive(),
  color: words.optional(),
  clarity: words.optional(),
  /** Diameter of round stones and pearls, in millimetres. */
  diameterMm: mm.optional(),
  certificate: z.strictObject({ lab: words, number: words.optional() }).optional(),
})

const dimensions = z.strictObject({
  widthMm: mm.optional(),
  heightMm: mm.optional(),
  lengthMm: mm.optional(),
  thicknessMm: mm.optional(),
})

/** Facts that may depend on the chosen metal, length or size. */
const varying = {
  /** Parts of precious metal in a thousand: 750 for 18K. */
  fineness: z.int().min(1).max(1000).optional(),
  /** The plating material: "rhodium", "18K gold". */
  plating: words.optional(),
  /** The material under the plating: "sterling silver 925". */
  platingBase: words.optional(),
  /** Thickness of the plating, in thousandths of a millimetre. */
  platingMicrons: z.number().positive().max(1000).optional(),
  /** The office and its mark, in words; "exempt": too light to need one by law. */
  hallmark: words.optional(),
  /** Weight with stones, without packaging. */
  weightGrams: z.number().positive().optional(),
}

/**
 * What a jeweller knows about a product. Stored as JSON with the product and read without
 * validation; everything is optional.
 */
export const facts = z.strictObject({
  ...varying,
  /** "18K yellow gold": the product's, or its first variant's if metal is an option. */
  metal: words.optional(),
  finish: words.optional(),
  stones: z.array(stone).default([]),
  dimensions: dimensions.default({}),
  /**
   * Facts that differ for a value of an option: `{ "Platinum 950": { "weightGrams": 4.6 } }`. For a
   * single variant, its values joined by slashes: `"18K rose gold / 45 cm"`.
   */
  byChoice: z
    .record(
      words,
      z.strictObject({
        ...varying,
        stones: z.array(stone).optional(),
        dimensions: dimensions.optional(),
      }),
    )
    .optional(),
  /** Absent: cannot be engraved. */
  engraving: engravingFacts.optional(),
  /** Working days in the workshop before it can ship; 0 or absent: ready. */
  workshopDays: z.int().min(0).max(365).optional(),
  care: words.optional(),
  inTheBox: words.optional(),
})

export type Facts = z.output<typeof facts>
export type Stone = z.output<typeof stone>
