import type { Context } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { mayDo } from '../../../admin/rules.ts'
import { sizeOfVariant } from '../../../catalog/rules/ring-size-option.ts'
import { engravingDrawing } from '../../../catalog/rules/surfaces.ts'
import { promisedDates, readyDays } from '../../../delivery/rules/promised-dates.ts'
import { refusalWords } from '../../../engraving/refusal-words.ts'
import { engravingDays } from '../../../engraving/rules.ts'
import type { OrderChange } from '../../../orders/changes/changed-line.ts'
import { now } from '../../../platform/clock.ts'
import type { Shop } from '../../../platform/config.ts'
import type { FormState } from '../../../ui/form-field.tsx'
import type { ChangeRefused } from '../../changes/change-line.ts'
import { type Plan, planChange, type Wanted } from '../../changes/plan-change.ts'
import type { ChangeableLine } from '../../changes/read-line.ts'
import { mailOfOrder } from '../../write-mail.ts'
import { ChangePage } from './views/change-page.tsx'
import type { Previewed } from './views/change-preview.tsx'
import { changeWords } from './words.ts'

/**
 * Answers with the form that changes a line.
 *
 * @param asked `wanted`: what was chosen, if anything; `refused`: why that was not saved
 */
export async function showChange(
  c: Context<DeskEnv>,
  found: ChangeableLine,
  { wanted, refused }: { wanted?: Wanted; refused?: ChangeRefused } = {},
): Promise<Response> {
  const { shop } = c.var.config
  const words = changeWords()
  const planned = wanted && planChange(shop, found, wanted)
  // What is said of the choice as it stands goes before what was said of it when it was sent.
  const fault = planned?.ok === false ? planned : refused
  const errors = fault ? fieldErrorOf(fault) : {}
  const isAtField = Object.keys(errors).length > 0
  const blocked = found.most === 0 ? words.refused['not-allowed'] : null
  const text = fault && fault.reason !== 'engraving' ? words.refused[fault.reason] : null
  if (refused?.reason === 'changed-meanwhile') c.status(409)
  else if (fault || (blocked && wanted)) c.status(422)
  return c.render(
    <ChangePage
      {...{ shop, found }}
      form={{ values: valuesOf(found, wanted), errors }}
      refused={blocked ?? (isAtField ? null : text)}
      previewed={planned?.ok ? await previewOf(c, found, planned.plan) : null}
    />,
    { title: words.title(found.order.number) },
  )
}

/** What is wrong, at its field; nothing where it is about no field. */
function fieldErrorOf(fault: ChangeRefused): Record<string, string> {
  const { refused } = changeWords()
  if (fault.reason === 'engraving') return { engraving: refusalWords(fault.refusal) }
  if (fault.reason === 'too-many-units') return { units: refused['too-many-units'] }
  return fault.reason === 'sold-out' ? { variant: refused['sold-out'] } : {}
}

function valuesOf({ line, most }: ChangeableLine, wanted: Wanted | undefined): FormState['values'] {
  const { letters, font } = wanted?.engraving ?? line.engraving ?? { letters: '', font: '' }
  return {
    units: String(wanted?.units ?? most),
    variant: wanted?.variantId ?? line.variantId,
    engraving: letters,
    font,
  }
}

async function previewOf(
  c: Context<DeskEnv>,
  found: ChangeableLine,
  plan: Plan,
): Promise<Previewed> {
  const { shop } = c.var.config
  const { order, variants } = found
  const variant = variants.find(({ id }) => id === plan.after.variantId)
  const { engraving } = plan.after
  return {
    plan,
    mail: order.email === '' ? null : await mailOf(c, found, plan),
    drawing:
      variant && engraving
        ? {
            ...engravingDrawing(engraving, {
              ...variant,
              ringSize: sizeOfVariant(variant, variant.optionValues),
            }),
            id: 'cut-preview',
            trueSize: true,
          }
        : null,
    late: lateness(shop, found, plan),
    mayRefund: mayDo(c.var.staff.role, 'refund'),
  }
}

/** The mail as it would be, of the order as it will be. */
function mailOf(c: Context<DeskEnv>, { order, line }: ChangeableLine, plan: Plan) {
  const change: OrderChange = {
    ...plan,
    ...{ id: 'preview', orderId: order.id, fromLine: line.id, lineId: line.id, state: 'applied' },
    ...{ paymentOrder: null, refundId: null, staffId: '', at: now(), appliedAt: now() },
  }
  const changed = { ...order, changes: [...order.changes, change] }
  return mailOfOrder(c.var, 'order-changed', changed, change.id)
}

/** When a piece that is to be made can be ready, where that is later than was promised. */
function lateness(shop: Shop, { order, variants }: ChangeableLine, { after, enters }: Plan) {
  const variant = variants.find(({ id }) => id === after.variantId)
  if (enters === 'ready' || !variant) return null
  const days = after.engraving ? engravingDays(variant.facts) : 0
  const ready = readyDays(after, variant.facts, days)
  const transit = { country: order.country, days: [0, 0] } as const
  const { readyBy } = promisedDates(shop, ready, transit, now())
  const promised = order.newReadyBy ?? order.readyBy
  return readyBy > promised ? { ready: readyBy, promised } : null
}
