import { forms } from './en/forms.ts'
import { prices } from './en/prices.ts'
import { problems } from './en/problems.ts'
import { robots } from './en/robots.ts'
import { site } from './en/site.ts'
import { sums } from './en/sums.ts'

export const en = { forms, prices, problems, robots, site, sums }
