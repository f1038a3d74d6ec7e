import { countOf } from '../../../../platform/plural.ts'
