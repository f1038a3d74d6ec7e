import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { paths } from '../../../../paths.ts'
import { statisticsWords } from '../../../words.ts'
import { Kept } from './kept.tsx'
import type { OverviewProps } from './props.ts'

/** Renders whether the owner gets a mail each week, and the switch. */
export const MailCard = (props: OverviewProps) => {
  const { mailIsOn } = props.overview
  const words = statisticsWords().weekly
  const state = mailIsOn ? 'on' : 'off'
  return (
    <Card
      id="weekly-mail"
      title={words.title}
      aside={<Status tone={mailIsOn ? 'good' : 'quiet'} text={words.states[state]} />}
    >
      <p>{words.intro}</p>
      <ActForm action={paths.deskWeeklyMail()}>
        <Kept {...props} />
        <button class="button-quiet" type="submit" name="weekly" value={mailIsOn ? 'off' : 'on'}>
          {words.switch[state]}
        </button>
      </ActForm>
    </Card>
  )
}
