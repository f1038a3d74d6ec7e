import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Conflict } from '../../../../admin/parts/conflict.tsx'
import type { Difference } from '../../../../admin/parts/merge-forms.ts'
import { Notice } from '../../../../admin/parts/notice.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { SaveBar } from '../../../../admin/parts/save-bar.tsx'
import { addressRules } from '../../../../orders/addresses/rules.ts'
import { AddressBlock } from '../../../../orders/parts/address-block.tsx'
import { AddressFields } from '../../../../orders/parts/address-fields.tsx'
import { orderWords } from '../../../../orders/words.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { countryName } from '../../../../platform/country-name.ts'
import { ErrorSummary, type FormState } from '../../../../ui/form-field.tsx'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'

type Props = {
  shop: Shop
  desk: DeskOrder
  form: FormState
  /** What the form was filled in from, and the version of it: 0, if nothing is corrected. */
  before: Record<string, string>
  version: number
  countries: string[]
  /** Whether the order may go there, too. */
  mayGoTo(country: string): boolean
  /** What somebody else saved meanwhile. */
  differences: Difference[]
  /** Why it cannot be corrected; null: it can. */
  refused: 'all-sent' | 'not-allowed' | null
  unsaved: boolean
}

/** Renders the form that corrects an address, with the one that was typed beside it. */
export const AddressPage = (props: Props) => {
  const { shop, desk, form, differences } = props
  const { number, contact } = desk.order
  const words = orderPageWords()
  const rules = addressRules(form.values.country ?? '')
  return (
    <>
      <PageTitle
        title={words.address.title(number)}
        back={{ href: paths.deskOrder(number), title: words.back(number) }}
      />
      {props.refused && <Notice kind="refused" text={words.refused[props.refused]} />}
      {differences.length > 0 && (
        <Conflict
          differences={differences}
          labels={labelsOf(rules)}
          show={(value, name) => (name === 'country' ? countryName(value, shop.locale) : value)}
        />
      )}
      <ErrorSummary form={form} />
      <div class="beside">
        <div>
          <p>{words.address.lead}</p>
          {!props.refused && (
            <ActForm
              action={paths.deskOrderAddress(number)}
              version={props.version}
              before={props.before}
              unsaved={props.unsaved}
            >
              {/* Enter saves, and does not only update. */}
              <button type="submit" hidden>
                {words.address.save}
              </button>
              <AddressFields
                form={form}
                prefix=""
                locale={shop.locale}
                rules={rules}
                countries={props.countries}
              />
              {props.countries.filter(props.mayGoTo).length > 1 && (
                <button
                  class="button-quiet"
                  type="submit"
                  name="update"
                  value="country"
                  formnovalidate
                >
                  {words.address.update}
                </button>
              )}
              <SaveBar save={words.address.save} discard={paths.deskOrderAddress(number)} />
            </ActForm>
          )}
        </div>
        <div>
          <p class="quiet">{words.delivery.typed}</p>
          <AddressBlock address={contact.address} locale={shop.locale} />
        </div>
      </div>
    </>
  )
}

function labelsOf({ names, uses }: ReturnType<typeof addressRules>): Record<string, string> {
  const words = orderWords().addresses
  return {
    country: words.country,
    name: words.name,
    line1: uses.city ? words.street : words.cityAndStreet,
    line2: words.more,
    postcode: words.part('postcode', names.postcode),
    city: words.part('city', names.city),
    state: words.part('state', names.state),
  }
}
