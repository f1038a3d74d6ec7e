import * as z from 'zod'

/** How a product can be engraved. */
export const engravingFacts = z.strictObject({
  maxLetters: z.int().min(1).max(60),
  fonts: z
    .array(z.enum(['roman', 'script', 'block']))
    .min(1)
    .default(['roman', 'script', 'block']),
  place: z.enum(['inside', 'front', 'back']).optional(),
  /** Working days that engraving adds; default: 2. */
  extraDays: z.int().min(0).max(60).optional(),
})

export type EngravingFacts = z.output<typeof engravingFacts>
export type EngravingFont = EngravingFacts['fonts'][number]
export type EngravingPlace = NonNullable<EngravingFacts['place']>
