import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { paths } from '../../../../paths.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { type Counts, countsOf, mayBe } from '../../../campaign-rules.ts'
import { takesWords } from '../takes-words.ts'
import { campaignWords } from '../words.ts'
import type { StatusProps } from './props.ts'

/**
 * Renders how far a campaign is, and what can be done about it. While it goes out, the desk's script
 * brings it up to date.
 */
export const ProgressCard = (props: StatusProps) => {
  const { campaign } = props
  const { id, version, state, pauseReason, recipients } = campaign
  const { progress, paused } = campaignWords()
  const isGoing = state === 'freezing' || state === 'sending'
  const counts = countsOf(campaign)
  return (
    <div id="live" data-live={isGoing || undefined}>
      <Card
        id="progress"
        title={progress.title}
        aside={isGoing && <a href={paths.deskCampaign(id)}>{progress.refresh}</a>}
      >
        {state === 'paused' && pauseReason && <p>{paused[pauseReason]}</p>}
        <div class="live">
          {recipients === null ? (
            <p>{isGoing && progress.freezing}</p>
          ) : (
            <Numbers {...props} counts={counts} recipients={recipients} />
          )}
          {state === 'sending' && <Pace {...props} />}
        </div>
        {(mayBe('pause', state) || mayBe('resume', state)) && (
          <ActForm action={paths.deskCampaignMove(id)} version={version}>
            <div class="acts">
              {mayBe('pause', state) && (
                <button class="button-quiet" type="submit" name="move" value="pause">
                  {progress.pause}
                </button>
              )}
              {mayBe('resume', state) && (
                <button class="button" type="submit" name="move" value="resume">
                  {progress.resume}
                </button>
              )}
              {mayBe('cancel', state) && (
                <a href={paths.deskCampaign(id, { ask: 'cancel' })}>{progress.cancel}</a>
              )}
            </div>
          </ActForm>
        )}
      </Card>
    </div>
  )
}

const Numbers = (props: StatusProps & { counts: Counts; recipients: number }) => {
  const { shop, counts, recipients } = props
  const { progress } = campaignWords()
  const over = recipients - counts.waiting
  const percent = recipients === 0 ? 100 : Math.floor((100 * over) / recipients)
  // What did not happen to anybody is left out, but for how many got it.
  const shown = (Object.keys(counts) as (keyof Counts)[]).filter(
    (name) => name === 'sent' || counts[name] > 0,
  )
  const hints = shown.flatMap((name) => hintOf(name, props.campaign.state))
  return (
    <>
      <progress
        class="campaign-progress"
        value={over}
        max={recipients}
        aria-label={progress.label}
      />
      <p class="quiet">{progress.done(percent)}</p>
      <dl class="campaign-numbers">
        {shown.map((name) => (
          <div>
            <dt>{progress.numbers[name]}</dt>
            <dd>{counts[name].toLocaleString(shop.locale)}</dd>
          </div>
        ))}
      </dl>
      {hints.map((hint) => (
        <p class="hint">{hint}</p>
      ))}
    </>
  )
}

function hintOf(name: keyof Counts, state: string): string[] {
  const { hints } = campaignWords().progress
  if (name === 'sent') return []
  return name !== 'waiting' || state === 'cancelled' ? [hints[name]] : []
}

const Pace = ({ pace, shop, at }: StatusProps) => {
  const words = campaignWords().progress
  if (!pace) return null
  const { perMinute, secondsLeft } = pace
  return (
    <p>
      {[
        ...(perMinute > 0 ? [words.rate(perMinute)] : []),
        words.left(takesWords(secondsLeft)),
        words.until(formatOwnMoment(at + secondsLeft, shop)),
      ].join(' · ')}
    </p>
  )
}
