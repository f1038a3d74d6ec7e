import type { Context } from 'hono'
import { paths } from '../paths.ts'
import { cacheControl } from '../platform/cache-control.ts'
import type { AppEnv } from '../platform/env.ts'
import { emptyForm, type FormState } from '../ui/form-field.tsx'
import type { Circumference } from './rules/scales.ts'
import { RingSizeGuide } from './views/ring-size-guide.tsx'
import { readSizes } from './visitor-sizes.ts'
import { ringSizeWords } from './words.ts'

/** The ring that the visitor came from, with the sizes it is made in, smallest first. */
export type Ring = { handle: string; title: string; sizes: Circumference[] }

/**
 * Answers with the ring size guide: for everybody, or, with a `form` that was refused, for who has
 * sent it.
 *
 * @param guide.returnDays days in which a ring that does not fit may be returned
 */
export function showGuide(
  c: Context<AppEnv>,
  guide: { ring: Ring | null; returnDays: number; form?: FormState },
) {
  const { ring, returnDays, form } = guide
  c.status(form ? 422 : 200)
  c.header('Cache-Control', form ? 'no-store' : cacheControl.page)
  return c.render(
    <RingSizeGuide
      sizes={readSizes(c, c.req.query('sizes'))}
      ring={ring}
      returnDays={returnDays}
      form={form ?? emptyForm}
    />,
    {
      title: ringSizeWords().title,
      description: ringSizeWords().lead,
      canonical: paths.ringSizes(),
      sheet: 'ringSizes',
    },
  )
}
