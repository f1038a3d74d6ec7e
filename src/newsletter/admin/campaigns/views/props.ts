import type { Child } from 'hono/jsx'
import type { Seconds } from '../../../../platform/clock.ts'
import type { Config, Shop } from '../../../../platform/config.ts'
import type { FormState } from '../../../../ui/form-field.tsx'
import type { CampaignRow } from '../../../campaign-acts.ts'
import type { FoundProduct, TopicToChoose } from '../../../campaign-desk-queries.ts'
import type { Fault } from '../../../compose/check-campaign.ts'

/** What the editor of a draft shows. */
export type DraftProps = {
  shop: Shop
  campaign: CampaignRow
  topics: TopicToChoose[]
  /** How many people it goes to, as saved. */
  audience: number
  form: FormState
  before: Record<string, string>
  unsaved: boolean
  q: string
  found: FoundProduct[]
  seesLog: boolean
  notice?: Child
}

/** Id of the editor's form, for what stands beside it. */
export const DRAFT_FORM = 'draft-form'

/** What the page of a campaign shows that is not a draft any more. */
export type StatusProps = {
  shop: Shop
  at: Seconds
  campaign: CampaignRow
  /** Names of its topics. */
  topics: string[]
  /** How fast it goes, and for how long it goes on; null: not known, or it does not go. */
  pace: { perMinute: number; secondsLeft: number } | null
  /** What came of it, once it is over. */
  figures?: Child
  seesLog: boolean
  notice?: Child
}

/** What is shown before a draft is sent. */
export type SendProps = {
  config: Config
  campaign: CampaignRow
  audience: number
  /** How long it takes to send. */
  takes: Seconds
  faults: Fault[]
  /** When it is to begin; null: not chosen yet. */
  at: Seconds | 'now' | null
  /** Of a time that clocks show twice, which two it may be. */
  twice: Seconds[]
  form: FormState
  notice?: Child
}
