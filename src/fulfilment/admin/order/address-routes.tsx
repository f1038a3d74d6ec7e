import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { type Difference, mergeForms } from '../../../admin/parts/merge-forms.ts'
import { deliveryCountries } from '../../../delivery/rules/options.ts'
import {
  addressFields,
  addressValues,
  readAddress,
} from '../../../orders/addresses/read-address.ts'
import { readState } from '../../../orders/addresses/rules.ts'
import { correctAddress } from '../../../orders/correct-address.ts'
import { mayGoTo } from '../../../orders/correction-rules.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { countryName } from '../../../platform/country-name.ts'
import { readForm } from '../../../platform/read-form.ts'
import { isUnsent } from '../../rules.ts'
import { findOrder } from './find-order.tsx'
import { addressForm, addressTyped } from './forms.ts'
import type { DeskOrder } from './read-order.ts'
import { AddressPage } from './views/address-page.tsx'
import { orderPageWords } from './words.ts'

/** The correction of an order's address. */
export const addressRoutes = new Hono<DeskEnv>()

addressRoutes.get(patterns.deskOrderAddress, only('change-orders'), async (c) => {
  const desk = await findOrder(c)
  return desk ? showAddress(c, desk, addressValues('', addressOf(desk))) : c.notFound()
})

addressRoutes.post(patterns.deskOrderAddress, only('change-orders'), async (c) => {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const body = await readForm(c)
  const form = addressForm.safeParse(body)
  const { order } = desk
  if (!form.success) return c.redirect(paths.deskOrderAddress(order.number), 303)
  const done = () => c.redirect(paths.deskOrder(order.number, { done: 'corrected' }), 303)
  const { act, version, before } = form.data
  const values = addressTyped(body)
  const again = { before, version }
  if (body.update) return showAddress(c, desk, values, again)
  const errors: Record<string, string> = {}
  const address = readAddress(values, '', (field, message) => {
    errors[field] ??= message
  })
  const { config } = c.var
  if (address.country && !mayGoTo(address.country, order, config))
    errors.country = orderPageWords().address.otherCountry(
      countryName(order.country, config.shop.locale),
    )
  if (Object.keys(errors).length > 0) {
    c.status(422)
    return showAddress(c, desk, values, { ...again, errors: inOrder(errors) })
  }

  const now = addressOf(desk)
  if (JSON.stringify(address) === JSON.stringify(now))
    return isDone(desk, act) ? done() : c.redirect(paths.deskOrder(order.number), 303)
  const asked = { act, order, version, before: now, address }
  if (version !== versionOf(desk)) return showConflict(c, desk, values, before)
  const result = await correctAddress(deskContext(c), asked)
  if (result.ok) return done()
  const present = await findOrder(c)
  if (!present) return c.notFound()
  if (isDone(present, act)) return done()
  if (result.reason === 'changed-meanwhile') return showConflict(c, present, values, before)
  c.status(409)
  return showAddress(c, present, values, again)
})

/** Where the order goes now. */
const addressOf = ({ correction, order }: DeskOrder) => correction?.address ?? order.contact.address

const versionOf = ({ correction }: DeskOrder) => correction?.version ?? 0

const isDone = ({ acts }: DeskOrder, act: string) => acts.some(({ id }) => id === act)

const inOrder = (errors: Record<string, string>) =>
  Object.fromEntries(
    addressFields.flatMap((field) => (errors[field] ? [[field, errors[field]] as const] : [])),
  )

/** Somebody else has corrected it: nothing typed is lost, and what only they changed is taken over. */
function showConflict(
  c: Context<DeskEnv>,
  desk: DeskOrder,
  mine: Record<string, string>,
  before: Record<string, string>,
) {
  const { values, differences } = mergeForms(before, mine, addressValues('', addressOf(desk)))
  c.status(409)
  return showAddress(c, desk, values, { differences, unsaved: true })
}

/**
 * @param again a form that comes again: what it was filled in from, which is otherwise the order as
 *   it is
 */
function showAddress(
  c: Context<DeskEnv>,
  desk: DeskOrder,
  values: Record<string, string>,
  again: {
    before?: Record<string, string>
    version?: number
    errors?: Record<string, string>
    differences?: Difference[]
    unsaved?: boolean
  } = {},
) {
  const { config } = c.var
  const country = values.country ?? ''
  const refused = desk.pieces.length === 0 ? 'not-allowed' : 'all-sent'
  return c.render(
    <AddressPage
      shop={config.shop}
      desk={desk}
      form={{
        values: { ...values, state: readState(country, values.state ?? '') },
        errors: again.errors ?? {},
      }}
      before={again.before ?? addressValues('', addressOf(desk))}
      version={again.version ?? versionOf(desk)}
      countries={[...new Set([desk.order.country, ...deliveryCountries(config.DELIVERY)])]}
      mayGoTo={(each) => mayGoTo(each, desk.order, config)}
      differences={again.differences ?? []}
      refused={desk.pieces.some(({ stage }) => isUnsent(stage)) ? null : refused}
      unsaved={again.unsaved ?? again.before !== undefined}
    />,
    { title: orderPageWords().address.title(desk.order.number) },
  )
}
