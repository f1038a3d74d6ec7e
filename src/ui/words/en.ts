import { formTrap } from './en/form-trap.ts'
import { forms } from './en/forms.ts'
import { prices } from './en/prices.ts'
import { problems } from './en/problems.ts'
import { site } from './en/site.ts'
import { sums } from './en/sums.ts'

export const en = { forms, formTrap, prices, problems, site, sums }
