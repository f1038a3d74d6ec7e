import * as z from 'zod'

const mm = z.number().positive().max(2000)

/** One kind of stone in a piece; several kinds make several entries. */
const stone = z.strictObject({
  kind: z.string().min(1),
  /** FTC 16 CFR 23.12 and .23: what is not natural must be named so, wherever the stone is named. */
  origin: z.enum(['natural', 'lab-grown', 'simulant', 'cultured']),
  /**
   * "heated", "minor oil", …, or "none": that a stone is untreated is a promise, and only made where it is given. 16 CFR 23.24 asks
   * to disclose treatments.
   */
  treatment: z.string().min(1).optional(),
  cut: z.string().min(1).optional(),
  /** Of all stones of this entry together, in carats. */
  caratTotal: z.number().positive().optional(),
  count: z.int().positive(),
  color: z.string().min(1).optional(),
  clarity: z.string().min(1).optional(),
  /** Diameter of round stones and pearls, in millimetres. */
  diameterMm: mm.optional(),
  certificate: z
    .strictObject({ lab: z.string().min(1), number: z.string().min(1).optional() })
    .optional(),
})

/** What a jeweller knows about a piece. Stored as JSON with the product; everything is optional. */
export const facts = z.strictObject({
  /** "18K yellow gold": of the piece, or of its first variant where metal is an option. */
  metal: z.string().min(1).optional(),
  /** Parts of precious metal in a thousand: 750 for 18K. */
  fineness: z.int().min(1).max(1000).optional(),
  finish: z.string().min(1).optional(),
  plating: z.string().min(1).optional(),
  stones: z.array(stone).default([]),
  dimensions: z
    .strictObject({
      widthMm: mm.optional(),
      heightMm: mm.optional(),
      lengthMm: mm.optional(),
      thicknessMm: mm.optional(),
    })
    .default({}),
  weightGrams: z.number().positive().optional(),
  /** Most letters that can be engraved; absent: the piece cannot be engraved. */
  engravingMaxLetters: z.int().min(1).max(60).optional(),
  /** Working days in the workshop before the piece can leave; 0 or absent: ready. */
  workshopDays: z.int().min(0).max(365).optional(),
  care: z.string().min(1).optional(),
  inTheBox: z.string().min(1).optional(),
})

export type Facts = z.output<typeof facts>
export type Stone = z.output<typeof stone>
