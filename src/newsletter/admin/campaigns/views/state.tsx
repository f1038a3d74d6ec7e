import { Status, type Tone } from '../../../../admin/parts/status.tsx'
import type { CampaignState } from '../../../rules.ts'
import { campaignWords } from '../words.ts'

const tones: Record<CampaignState, Tone> = {
  draft: 'quiet',
  scheduled: 'going',
  freezing: 'going',
  sending: 'going',
  paused: 'due',
  cancelled: 'quiet',
  finished: 'good',
}

/** Renders the state of a campaign as a badge. */
export const State = ({ state }: { state: CampaignState }) => (
  <Status tone={tones[state]} text={campaignWords().states[state]} />
)
