import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { countryName } from '../../../../platform/country-name.ts'
import { formatMoney } from '../../../../platform/money.ts'
import { mayBeKept, type RowProblem, rowFields } from '../packing-form.ts'
import { sayProblem } from '../say-problem.ts'
import type { ShownRow } from '../show-packing.ts'
import { parcelWords } from '../words.ts'

/** Renders a parcel in the packing table: what was typed, and what is wrong with it. */
export const PackingRow = (props: { shop: Shop; row: ShownRow; at: number }) => {
  const { shop, at } = props
  const { parcel, typed, problems, carriers, safe, ownLink } = props.row
  const words = parcelWords().packing
  const names = rowFields(at)
  const number = parcel.orderNumber
  const label = (what: string) => words.of(what, number)
  const wrong = (field: RowProblem['field']) => problems.filter((each) => each.field === field)
  const invalid = (field: RowProblem['field']) =>
    wrong(field).length > 0 ? { 'aria-invalid': 'true', 'aria-describedby': `${field}${at}` } : {}
  const Problems = ({ field }: { field: RowProblem['field'] }) => (
    <>
      {wrong(field).map((problem, n) => (
        <p class="error" id={n === 0 ? `${field}${at}` : undefined}>
          {sayProblem(problem, carriers.find(({ id }) => id === typed.carrier)?.name ?? '')}
        </p>
      ))}
    </>
  )
  return (
    <tr class={problems.length > 0 ? 'refused' : undefined}>
      <td class="select">
        <input type="hidden" name={names.parcel} value={`${parcel.id}.${typed.version}`} />
        <input
          type="checkbox"
          name={names.send}
          checked={typed.send}
          aria-label={label(words.columns.send)}
        />
      </td>
      <th scope="row" class="main">
        <a href={paths.deskParcel(parcel.id)}>{number}</a>
        <span class="to">
          {parcel.address.name}, {countryName(parcel.country, shop.locale)}
        </span>
        <Problems field="row" />
      </th>
      <td data-title={words.columns.carrier}>
        <select name={names.carrier} aria-label={words.columns.carrier} {...invalid('carrier')}>
          {typed.carrier === '' && <option value="">{words.chooseCarrier}</option>}
          {carriers.map(({ id, name }) => (
            <option value={id} selected={id === typed.carrier}>
              {name}
            </option>
          ))}
        </select>
        <Problems field="carrier" />
      </td>
      <td data-title={words.columns.number}>
        <input
          name={names.number}
          value={typed.number}
          aria-label={label(words.columns.number)}
          {...invalid('number')}
        />
        <Problems field="number" />
        {(typed.keep || problems.some(mayBeKept)) && (
          <label class="check">
            <input type="checkbox" name={names.keep} checked={typed.keep} /> {words.keep}
          </label>
        )}
        {ownLink && (
          <>
            <input
              name={names.link}
              value={typed.link}
              type="url"
              placeholder="https://"
              aria-label={label(words.link)}
              {...invalid('link')}
            />
            <Problems field="link" />
          </>
        )}
      </td>
      <td>
        {(
          [
            ['insured', typed.insured],
            ['signature', typed.signature],
          ] as const
        ).map(([what, is]) => (
          <label>
            <input type="checkbox" name={names[what]} checked={is} /> {words[what]}
          </label>
        ))}
        {safe && (
          <p class="why">
            {safe.reason === 'method'
              ? words.why.method
              : words.why.value(formatMoney(safe.limit, parcel.currency, shop.locale))}
          </p>
        )}
        <Problems field="safety" />
      </td>
      <td>
        <button type="submit" name="unpack" value={at} aria-label={label(words.unpack)}>
          {words.unpack}
        </button>
      </td>
    </tr>
  )
}
