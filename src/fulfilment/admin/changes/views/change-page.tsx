import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Notice } from '../../../../admin/parts/notice.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { jewelKind } from '../../../../catalog/rules/jewel-kind.ts'
import { orderLineWords } from '../../../../orders/line-words.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { ErrorSummary, type FormState, SelectField } from '../../../../ui/form-field.tsx'
import { Picture } from '../../../../ui/picture.tsx'
import { priceOfUnit, seenText } from '../../../changes/change-rules.ts'
import type { ChangeableLine } from '../../../changes/read-line.ts'
import { changeWords } from '../words.ts'
import { EngravingFields, VariantField } from './change-fields.tsx'
import { ChangePreview, type Previewed } from './change-preview.tsx'

type Props = {
  shop: Shop
  found: ChangeableLine
  form: FormState
  /** Why nothing was changed, or cannot be. */
  refused: string | null
  /** What the choice leads to; null: nothing is chosen yet, or it cannot be. */
  previewed: Previewed | null
}

/** Renders the choice of what a line should be, and what that leads to before anything is changed. */
export const ChangePage = ({ shop, found, form, refused, previewed }: Props) => {
  const { order, line, most, pieces } = found
  const words = changeWords()
  return (
    <>
      <PageTitle
        title={words.title(order.number)}
        back={{ href: paths.deskOrder(order.number), title: words.back(order.number) }}
      />
      {refused && <Notice kind="refused" text={refused} />}
      <ErrorSummary form={form} />
      <Card id="now" title={words.now}>
        <Present shop={shop} found={found} />
        {most > 0 && <p>{words.changeable(most, line.quantity)}</p>}
      </Card>
      {most > 0 && (
        <ActForm
          action={paths.deskOrderChange(order.number, line.id)}
          unsaved={previewed !== null || refused !== null}
        >
          {/* Enter shows, and does not save. */}
          <button type="submit" name="step" value="show" hidden>
            {words.show}
          </button>
          <input type="hidden" name="seen" value={seenText(pieces)} />
          <Card id="wanted" title={words.form}>
            {most === 1 ? (
              <input type="hidden" name="units" value="1" />
            ) : (
              <SelectField
                form={form}
                name="units"
                label={words.units}
                choices={Array.from({ length: most }, (_, at) => ({
                  value: String(at + 1),
                  label: at + 1 === line.quantity ? words.all(at + 1) : String(at + 1),
                }))}
              />
            )}
            <VariantField shop={shop} found={found} form={form} />
            <EngravingFields found={found} form={form} />
            <button class="button-quiet" type="submit" name="step" value="show">
              {words.show}
            </button>
          </Card>
          {previewed && <ChangePreview shop={shop} order={order} previewed={previewed} />}
        </ActForm>
      )}
    </>
  )
}

const Present = ({
  shop,
  found: { order, line, variants },
}: {
  shop: Shop
  found: ChangeableLine
}) => {
  const shown = orderLineWords(line)
  const [variant] = variants
  return (
    <div class="order-line">
      <div class="order-line-picture">
        <Picture picture={line.picture} kind={variant ? jewelKind(variant.type) : null} alt="" />
      </div>
      <div>
        <h3>{shown.title}</h3>
        {shown.variantTitle && <p>{shown.variantTitle}</p>}
        {shown.engraving && <p>{shown.engraving}</p>}
        <p class="quiet">
          {shown.quantity} ×{' '}
          {formatMoney(priceOfUnit(line, order.changes), order.currency, shop.locale)}
        </p>
      </div>
    </div>
  )
}
