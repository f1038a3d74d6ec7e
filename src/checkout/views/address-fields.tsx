import type { AddressRules } from '../../orders/addresses/rules.ts'
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
  const { labels, uses, needs, states, example } = rules
  return (
    <>
      <SelectField
        {...field('country', 'country')}
        label="Country"
        choices={countryChoices(countries, locale)}
      />
      <TextField {...field('name', 'name')} label="Name" />
      <TextField
        {...field('line1', 'address-line1')}
        label={uses.city ? 'Street and house number' : 'City, street and house number'}
      />
      <TextField {...field('line2', 'address-line2')} label="Apartment, floor, company" optional />
      {uses.postcode && (
        <TextField
          {...field('postcode', 'postal-code')}
          label={labels.postcode}
          hint={example && `For example ${example}`}
          optional={!needs.postcode}
        />
      )}
      {uses.city && (
        <TextField
          {...field('city', 'address-level2')}
          label={labels.city}
          optional={!needs.city}
        />
      )}
      {uses.state &&
        (states.length > 0 ? (
          <SelectField
            {...field('state', 'address-level1')}
            label={labels.state}
            prompt="Please choose"
            choices={states.map(([value, label]) => ({ value, label }))}
          />
        ) : (
          <TextField {...field('state', 'address-level1')} label={labels.state} />
        ))}
    </>
  )
}

function countryChoices(countries: string[], locale: string) {
  return countries
    .map((value) => ({ value, label: countryName(value, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))
}
