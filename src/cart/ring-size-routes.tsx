import { type Context, Hono } from 'hono'
import { arrivalOf } from '../analytics/arrivals.ts'
import { findRing } from '../catalog/find-ring.ts'
import { sellableVariants } from '../catalog/queries.ts'
import { WITHDRAWAL_DAYS } from '../catalog/rules/returns.ts'
import { sizeOfVariant } from '../catalog/rules/ring-size-option.ts'
import { paths, patterns } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { networkDigests } from '../platform/network-digest.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import type { RingSystem } from '../ring-sizes/rules/scales.ts'
import { readTold, type ToldSize, toldOf } from '../ring-sizes/rules/told-size.ts'
import { showGuide } from '../ring-sizes/show-guide.tsx'
import { readSystem, visitorSystem } from '../ring-sizes/visitor-sizes.ts'
import { ringSizeWords } from '../ring-sizes/words.ts'
import { tooOften } from '../ui/too-often.tsx'
import { readCartToken, writeGuest } from './cookie.ts'
import { sizeForm } from './forms.ts'
import { showAgain } from './show-again.ts'
import { forgetSize, tellSize } from './tell-size.ts'
import { cartWords } from './words.ts'

type Body = Record<string, string>

/** Where a guest tells their ring size: in the guide, or by a ring that they have chosen. */
export const ringSizeFormRoutes = new Hono<AppEnv>()

ringSizeFormRoutes.post(patterns.ringSize, async (c) => {
  if (await limited(c, 'FORM_LIMIT', 'ring size')) return tooOften(c)
  const body = await readForm(c)
  if (body.forget) return forget(c)
  return body.handle === undefined ? tellInGuide(c, body) : tellByRing(c, body)
})

async function forget(c: Context<AppEnv>) {
  const token = readCartToken(c)
  if (token) {
    await forgetSize(c.var.db, token)
    writeGuest(c, token, { ringSize: null, system: null })
  }
  return c.redirect(paths.ringSizes(), 303)
}

async function tellInGuide(c: Context<AppEnv>, body: Body) {
  const { size = '', system: named = '' } = body
  // Only a ring that there is leads anywhere: an address may be sent with any handle.
  const ring = body.ring ? await findRing(c.var.catalogDb, body.ring) : null
  const { tell } = ringSizeWords()
  const refuse = (errors: Record<string, string>) =>
    showGuide(c, {
      ring,
      returnDays: WITHDRAWAL_DAYS,
      form: { values: { size: size.slice(0, 20), system: named }, errors },
    })
  const system = readSystem(named)
  if (!system) return refuse({ system: tell.wrongSystem })
  const told = readTold(system, size)
  if (told === null) return refuse({ size: tell.wrongSize })
  if (!(await remember(c, told, system))) return refuse({ size: cartWords().refusals.tooMuchToday })
  return c.redirect(ring ? paths.product(ring.handle) : paths.ringSizes(), 303)
}

async function tellByRing(c: Context<AppEnv>, body: Body) {
  const refuse = (error: string, handle?: string) => showAgain(c, body, { variant: error }, handle)
  const form = sizeForm.safeParse(body)
  if (!form.success) return refuse(cartWords().refusals.choose)
  const [variant] = await sellableVariants(c.var.db, [form.data.variant])
  const size = variant && sizeOfVariant(variant, variant.optionValues)
  const told = size ? toldOf(size) : null
  // What is no ring on sale has no page to go back to that could speak of its size.
  if (variant?.status !== 'active' || told === null) return c.redirect(paths.ringSizes(), 303)
  const chosen = readSystem(body.sizes)
  if (!(await remember(c, told, chosen ?? visitorSystem(c))))
    return refuse(cartWords().refusals.tooMuchToday, variant.handle)
  // Letters to engrave stay in their field, and in no address.
  if (body.engraving) return showAgain(c, body, {}, variant.handle)
  return c.redirect(`${paths.product(variant.handle, variant.id)}#variant`, 303)
}

/** Whether there was room to remember it. */
async function remember(c: Context<AppEnv>, ringSize: ToldSize, sizes: RingSystem) {
  const token = await tellSize(c.var.db, {
    ...{ token: readCartToken(c), ringSize, sizes },
    networks: () => networkDigests(c),
    arrival: () => arrivalOf(c),
  })
  if (!token) return false
  writeGuest(c, token, { ringSize, system: sizes })
  c.set('toldSystem', sizes)
  return true
}
