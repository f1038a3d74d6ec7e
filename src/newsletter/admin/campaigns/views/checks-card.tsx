import { Card } from '../../../../admin/parts/card.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import type { Fault } from '../../../compose/check-campaign.ts'
import { campaignWords } from '../words.ts'

/** Renders what the checks found: what stops a campaign first, each with its remedy. */
export const ChecksCard = ({ faults }: { faults: Fault[] }) => {
  const words = campaignWords().checks
  const sorted = faults.toSorted((a, b) => a.severity.localeCompare(b.severity))
  return (
    <Card id="checks" title={words.title}>
      {faults.length === 0 ? (
        <p>
          <Status tone="good" text={words.good} />
        </p>
      ) : (
        <ul class="checks">
          {sorted.map(({ severity, text, remedy }) => (
            <li>
              <Status tone={severity === 'stops' ? 'bad' : 'due'} text={words[severity]} />
              <p>{text}</p>
              <p class="quiet">{remedy}</p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
