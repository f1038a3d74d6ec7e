import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { paths } from '../../../../paths.ts'
import type { Refund } from '../../../../payments/open-refunds.ts'
import type { Shop } from '../../../../platform/config.ts'
import { type FormState, TextField } from '../../../../ui/form-field.tsx'
import type { DeskOrder } from '../../order/read-order.ts'
import { leftOfDelivery } from '../rules.ts'
import { refundWords } from '../words.ts'
import { LineFields } from './line-fields.tsx'

/** Renders the form that says which pieces a refund was for that was made at the provider. */
export const AssignCard = (props: {
  shop: Shop
  desk: DeskOrder
  refund: Refund
  form: FormState
}) => {
  const { shop, desk, refund, form } = props
  const { order, lines } = desk
  const words = refundWords()
  return (
    <Card id="assign" title={words.page.assign.title}>
      <p>{words.page.assign.lead}</p>
      <ActForm action={paths.deskRefund(refund.id)} version={refund.version}>
        <LineFields {...{ shop, order, lines, form }} />
        {leftOfDelivery(order) > 0 && (
          <TextField
            form={form}
            name="delivery"
            label={words.page.delivery}
            inputmode="decimal"
            autocomplete="off"
            optional
          />
        )}
        <button class="button" type="submit" name="do" value="assign">
          {words.page.assign.save}
        </button>
      </ActForm>
    </Card>
  )
}
