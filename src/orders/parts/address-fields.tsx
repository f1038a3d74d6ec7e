import { countryName } from '../../platform/country-name.ts'
import { type FormState, SelectField, TextField } from '../../ui/form-field.tsx'
import type { AddressRules } from '../addresses/rules.ts'
import { orderWords } from '../words.ts'

type Props = {
  form: FormState
  /** Prefix of every field's name. */
  prefix: string
  /** For the browser's own address book; absent: it is somebody else's address. */
  purpose?: 'shipping' | 'billing'
  locale: string
  rules: AddressRules
  countries: string[]
}

/** Renders the fields of a postal address as its country uses them. */
export const AddressFields = ({ form, prefix, purpose, locale, rules, countries }: Props) => {
  const field = (name: string, autocomplete: string) => ({
    form,
    name: prefix + name,
    autocomplete: purpose ? `${purpose} ${autocomplete}` : 'off',
  })
  const words = orderWords().addresses
  const { names, uses, needs, states, example } = rules
  return (
    <>
      <SelectField
        {...field('country', 'country')}
        label={words.country}
        choices={countryChoices(countries, locale)}
      />
      <TextField {...field('name', 'name')} label={words.name} />
      <TextField
        {...field('line1', 'address-line1')}
        label={uses.city ? words.street : words.cityAndStreet}
      />
      <TextField {...field('line2', 'address-line2')} label={words.more} optional />
      {uses.postcode && (
        <TextField
          {...field('postcode', 'postal-code')}
          label={words.part('postcode', names.postcode)}
          hint={example && words.example(example)}
          optional={!needs.postcode}
        />
      )}
      {uses.city && (
        <TextField
          {...field('city', 'address-level2')}
          label={words.part('city', names.city)}
          optional={!needs.city}
        />
      )}
      {uses.state &&
        (states.length > 0 ? (
          <SelectField
            {...field('state', 'address-level1')}
            label={words.part('state', names.state)}
            prompt={words.pleaseChoose}
            choices={states.map(([value, name, own]) => ({
              value,
              label: own ? `${name} (${own})` : name,
            }))}
          />
        ) : (
          <TextField
            {...field('state', 'address-level1')}
            label={words.part('state', names.state)}
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
