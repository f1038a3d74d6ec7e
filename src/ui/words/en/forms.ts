import { pluralOf } from '../../../platform/plural.ts'

const plural = pluralOf('en')

/** Words in every form. */
export const forms = {
  optional: '(optional)',
  pleaseCheck: (fields: number) =>
    plural(fields, { one: 'Please check one field', other: 'Please check # fields' }),
}
