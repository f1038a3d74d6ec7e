import * as z from 'zod/mini'
import { places } from './rules.ts'

/** The switch of *For you*. What it cannot say changes nothing. */
export const switchForm = z.object({
  use: z.catch(z.optional(z.enum(['on', 'off'])), undefined),
  at: z.catch(z.enum(places), 'home'),
})
