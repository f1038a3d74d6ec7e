import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { handWays } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Refund } from '../../../../payments/open-refunds.ts'
import type { FormState } from '../../../../ui/form-field.tsx'
import { refundWords } from '../words.ts'
import { ByHandFields } from './by-hand-fields.tsx'

/** Renders the form that notes how money was paid back that a refund did not bring. */
export const ByHandCard = (props: { refund: Refund; amount: string; form: FormState }) => {
  const words = refundWords().page.byHand
  return (
    <Card id="by-hand" title={words.title}>
      <p>{words.lead(props.amount)}</p>
      <ActForm action={paths.deskRefund(props.refund.id)}>
        <ByHandFields form={props.form} ways={handWays} />
        <button class="button" type="submit" name="do" value="by-hand">
          {words.save}
        </button>
      </ActForm>
    </Card>
  )
}
