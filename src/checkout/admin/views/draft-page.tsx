import { Card } from '../../../admin/parts/card.tsx'
import { Details } from '../../../admin/parts/details.tsx'
import { Notice } from '../../../admin/parts/notice.tsx'
import { PageTitle } from '../../../admin/parts/page-title.tsx'
import type { CartLine } from '../../../cart/rules.ts'
import { paths } from '../../../paths.ts'
import { ErrorSummary, type FormState } from '../../../ui/form-field.tsx'
import { SumLines } from '../../../ui/sum-lines.tsx'
import { sumRows } from '../../../ui/sum-words.ts'
import type { Draft } from '../draft.ts'
import { newOrderWords } from '../words.ts'
import { FindCard } from './find-card.tsx'
import { LinesCard } from './lines-card.tsx'
import { SaleForm, type SaleFormProps } from './sale-form.tsx'

type Props = SaleFormProps & {
  draft: Draft
  lines: CartLine[]
  q: string
  /** The form that adds something. */
  adding: FormState
  wrongLine: { line: string; text: string } | null
  /** Why the order was not placed. */
  notice: string | null
}

/** Renders an order that staff are putting together: pieces, customer, delivery, payment. */
export const DraftPage = (props: Props) => {
  const { shop, draft, lines, totals } = props
  const words = newOrderWords()
  return (
    <>
      <PageTitle
        title={words.title}
        back={{ href: paths.deskNewOrder(), title: words.find.beginAnother }}
      />
      {props.notice && <Notice kind="refused" text={props.notice} />}
      <ErrorSummary form={props.form} />
      <Details
        wide={
          <>
            <FindCard shop={shop} draft={draft} q={props.q} form={props.adding} />
            <LinesCard {...{ shop, draft, lines }} wrongLine={props.wrongLine} />
            {lines.length > 0 && <SaleForm {...props} />}
          </>
        }
        narrow={
          <Card id="sums" title={words.customer.total}>
            <dl class="summary">
              <SumLines shop={shop} rows={sumRows(totals)} />
            </dl>
          </Card>
        }
      />
    </>
  )
}
