import { Field, type FormState } from '../../ui/form-field.tsx'
import { catalogWords } from '../words.ts'
import { Swatch } from './option-links.tsx'

/** One value of the option in the form. */
export type Entry = {
  /** The variant's id. */
  id: string
  value: string
  /** The value on a button, and its second name: a ring size's in the visitor's country. */
  short: string
  also: string | null
  /** A ring's size in millimetres. */
  mm: number | null
  /** The same if the drawing of an engraving follows it. */
  drawn: number | null
  soldOut: boolean
  sellable: boolean
  chosen: boolean
  /** Null if it is the price of all. */
  price: string | null
}

type Props = { name: string; entries: Entry[]; form: FormState }

/**
 * Renders short values as buttons, of which many fit beside each other.
 *
 * @param props.unit what the values are counted in, or null
 */
export const Buttons = (props: Props & { unit: string | null }) => (
  <Group {...props}>
    <div class="option-values short">
      {props.entries.map((entry) => (
        <label>
          <input type="radio" {...radioFor(entry, props.entries)} />
          {entry.sellable ? entry.short : <s>{entry.short}</s>}
          {entry.also && <small> {entry.also}</small>}
          {!entry.sellable && (
            <span class="visually-hidden"> {catalogWords().availability.soldOutToo}</span>
          )}
        </label>
      ))}
    </div>
  </Group>
)

/** Renders few values as radio buttons with words beside them. */
export const Radios = (props: Props) => (
  <Group {...props}>
    <div class="option-values">
      {props.entries.map((entry) => (
        <label class={entry.sellable ? 'option-value' : 'option-value sold-out'}>
          <input type="radio" {...radioFor(entry, props.entries)} />
          <Swatch option={props.name} value={entry.value} />
          <span>{wordsOf(entry)}</span>
        </label>
      ))}
    </div>
  </Group>
)

/** The group of radio buttons with its name and its mistake. */
const Group = ({
  name,
  unit,
  form,
  children,
}: Props & { unit?: string | null; children?: unknown }) => (
  <fieldset
    class={form.errors.variant ? 'option field-wrong' : 'option'}
    {...(form.errors.variant && { 'aria-describedby': 'variant-error' })}
  >
    <legend>
      {name}
      {unit && <span class="quiet"> {unit}</span>}
    </legend>
    {form.errors.variant && (
      <p class="error" id="variant-error">
        {form.errors.variant}
      </p>
    )}
    {children}
  </fieldset>
)

/** One of them has the id, and makes the group `required`: links to the field focus it. */
function radioFor(entry: Entry, entries: Entry[]) {
  const first = entries.find(({ sellable }) => sellable) ?? entries[0]
  const isTarget = entry === (entries.find(({ chosen }) => chosen) ?? first)
  return {
    ...(isTarget && { id: 'variant' }),
    name: 'variant',
    value: entry.id,
    required: isTarget,
    disabled: !entry.sellable,
    checked: entry.chosen,
    'data-mm': entry.drawn,
  }
}

/** Renders many values, or long ones, as a drop-down list. */
export const Select = ({ name, entries, form }: Props) => (
  <Field form={form} name="variant" label={name}>
    <select
      id="variant"
      name="variant"
      required
      {...(form.errors.variant && {
        'aria-invalid': 'true',
        'aria-describedby': 'variant-error',
      })}
    >
      <option value="">{catalogWords().product.choose(name)}</option>
      {entries.map((entry) => (
        <option
          value={entry.id}
          disabled={!entry.sellable}
          selected={entry.chosen}
          data-mm={entry.drawn}
        >
          {wordsOf(entry)}
        </option>
      ))}
    </select>
  </Field>
)

const wordsOf = ({ value, price, soldOut }: Entry) =>
  [value, price, soldOut && catalogWords().availability.soldOutToo].filter(Boolean).join(' · ')
