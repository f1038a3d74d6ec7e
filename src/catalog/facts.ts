import * as z from 'zod'
import { engravingFacts } from '../engraving/facts.ts'
import { stoneOrigins } from './rules/stone-origins.ts'

const words = z.string().min(1)
const mm = z.number().positive().max(2000)

/** One kind of stone in a piece; several kinds make several entries. */
const stone = z.strictObject({
  kind: words,
  /**
   * What is not natural must be named so wherever the stone is named: 16 CFR 23.12(c), 23.20,
   * 23.25. A composite is made of pieces or powder of the stone and a filler such as lead glass:
   * 23.25(d).
   */
  origin: z.enum(stoneOrigins),
  /**
   * "heated", "minor oil", …, or "none": that a stone is untreated is a promise, and only made
   * where it is given. 16 CFR 23.24 asks to disclose treatments.
   */
  treatment: words.optional(),
  /** Its outline from above: "round", "oval", "pear". */
  shape: words.optional(),
  /**
   * How its facets lie: "brilliant", "step", "cabochon". Entries without a shape name the outline
   * here.
   */
  cut: words.optional(),
  /** The laboratory's word for how well it is cut: "excellent". */
  cutGrade: words.optional(),
  /** Of all stones of this entry together, in carats. */
  caratTotal: z.number().positive().optional(),
  /**
   * By how many carats the total may differ from piece to piece, more or less: of many small
   * stones.
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

/** What may differ with the metal, the length or the size that is chosen. */
const varying = {
  /** Parts of precious metal in a thousand: 750 for 18K. */
  fineness: z.int().min(1).max(1000).optional(),
  /** The layer, in words: "rhodium", "18K gold". */
  plating: words.optional(),
  /** What lies under the layer: "sterling silver 925". */
  platingBase: words.optional(),
  /** Thickness of the layer, in thousandths of a millimetre. */
  platingMicrons: z.number().positive().max(1000).optional(),
  /** The office and its mark, in words; "exempt": too light for the law to ask for one. */
  hallmark: words.optional(),
  /** Of the piece alone, stones included. */
  weightGrams: z.number().positive().optional(),
}

/**
 * What a jeweller knows about a piece. Stored as JSON with the product, and read without a check;
 * everything is optional.
 */
export const facts = z.strictObject({
  ...varying,
  /** "18K yellow gold": of the piece, or of its first variant where metal is an option. */
  metal: words.optional(),
  finish: words.optional(),
  stones: z.array(stone).default([]),
  dimensions: dimensions.default({}),
  /**
   * What is otherwise where a value of an option is chosen: `{ "Platinum 950": { "weightGrams": 4.6
   * } }`; for one variant alone its values with strokes between them: `"18K rose gold / 45 cm"`.
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
  /** Absent: the piece cannot be engraved. */
  engraving: engravingFacts.optional(),
  /** Working days in the workshop before the piece can leave; 0 or absent: ready. */
  workshopDays: z.int().min(0).max(365).optional(),
  care: words.optional(),
  inTheBox: words.optional(),
})

export type Facts = z.output<typeof facts>
export type Stone = z.output<typeof stone>
