import type { AddressRules } from '../../orders/addresses/rules.ts'
import { orderWords } from '../../orders/words.ts'
import { countryName } from '../../platform/country-name.ts'
import { type FormState, SelectField, TextField } from '../../ui/form-field.tsx'

type Props = {
  form: FormState
  /** Put before every field's name. */
  prefix: string
  /** For the browser's own address book. */
  purpose: 'shipping' | 'billing'
  locale: string
  rules: AddressRules
  countries: string[]
}

/** Renders the fields of a postal address as its country uses them. */
export const AddressFields = ({ form, prefix, purpose, locale, rules, countries }: Props) => {
  const field = (name: string, autocomplete: string) => ({
    form,
    name: prefix + name,
    autocomplete: `${purpose} ${autocomplete}`,
  })
  const told = orderWords().addresses
  const { names, uses, needs, states, example } = rules
  return (
    <>
      <SelectField
        {...field('country', 'country')}
        label={told.country}
        choices={countryChoices(countries, locale)}
      />
      <TextField {...field('name', 'name')} label={told.name} />
      <TextField
        {...field('line1', 'address-line1')}
        label={uses.city ? told.street : told.cityAndStreet}
      />
      <TextField {...field('line2', 'address-line2')} label={told.more} optional />
      {uses.postcode && (
        <TextField
          {...field('postcode', 'postal-code')}
          label={told.part('postcode', names.postcode)}
          hint={example && told.example(example)}
          optional={!needs.postcode}
        />
      )}
      {uses.city && (
        <TextField
          {...field('city', 'address-level2')}
          label={told.part('city', names.city)}
          optional={!needs.city}
        />
      )}
      {uses.state &&
        (states.length > 0 ? (
          <SelectField
            {...field('state', 'address-level1')}
            label={told.part('state', names.state)}
            prompt={told.pleaseChoose}
            choices={states.map(([value, label]) => ({ value, label }))}
          />
        ) : (
          <TextField
            {...field('state', 'address-level1')}
            label={told.part('state', names.state)}
          />
        ))}
    </>
  )
}

function countryChoices(countries: string[], locale: string) {
  return countries
    .map((value) => ({ value, label: countryName(value, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))
}
