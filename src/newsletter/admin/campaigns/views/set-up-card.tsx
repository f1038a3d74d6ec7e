import { Card } from '../../../../admin/parts/card.tsx'
import type { MissingSetting } from '../../../missing-settings.ts'
import { campaignWords } from '../words.ts'

/** Renders what is missing before anything can be sent, and where the steps are. */
export const SetUpCard = ({ missing }: { missing: MissingSetting[] }) => {
  const { title, text, guide, ...words } = campaignWords().setUp
  return (
    <Card id="set-up" title={title}>
      <p>{text}</p>
      <ul>
        {missing.map((name) => (
          <li>{words.missing[name]}</li>
        ))}
      </ul>
      <p class="quiet">{guide}</p>
    </Card>
  )
}
