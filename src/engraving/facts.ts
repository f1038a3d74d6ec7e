import * as z from 'zod'

/** What the workshop engraves on a piece, and where. */
export const engravingFacts = z.strictObject({
  maxLetters: z.int().min(1).max(60),
  fonts: z
    .array(z.enum(['roman', 'script', 'block']))
    .min(1)
    .default(['roman', 'script', 'block']),
  place: z.enum(['inside', 'front', 'back']).optional(),
  /** Working days that it adds; absent: 2. */
  extraDays: z.int().min(0).max(60).optional(),
})

export type EngravingFacts = z.output<typeof engravingFacts>
export type EngravingFont = EngravingFacts['fonts'][number]
export type EngravingPlace = NonNullable<EngravingFacts['place']>
