import { paths } from '../../../paths.ts'
import { wallClock } from '../../../platform/calendar-date.ts'
import { now } from '../../../platform/clock.ts'
import type { Shop } from '../../../platform/config.ts'
import { formatDate } from '../../../platform/format-date.ts'
import { ErrorSummary, type FormState, SelectField, TextField } from '../../../ui/form-field.tsx'
import { COME_BACK } from '../../leave-rules.ts'
import { TopicFields } from '../../views/topic-fields.tsx'
import type { Preferences } from '../read-preferences.ts'
import { maskEmail, PAUSES } from '../rules.ts'
import { preferencesWords } from '../words.ts'
import { Act } from './act.tsx'

type Props = {
  shop: Shop
  preferences: Preferences
  form: FormState
  notice?: { text: string; isGood: boolean } | undefined
}

/** Renders what a subscriber gets, and all that they can do about it. */
export const PreferencesPage = ({ shop, preferences, form, notice }: Props) => {
  const w = preferencesWords()
  const { email, leftAt, reason } = preferences
  const stopped = leftAt === null && reason && reason in w.stopped
  return (
    <section class="narrow preferences">
      <h1>{w.title}</h1>
      {notice && (
        <p
          class={`notice ${notice.isGood ? 'notice-good' : 'notice-bad'}`}
          role={notice.isGood ? 'status' : 'alert'}
        >
          {notice.text}
        </p>
      )}
      <p class="lead">{w.goesTo(maskEmail(email))}</p>
      {stopped && <p class="notice">{w.stopped[reason as keyof typeof w.stopped]}</p>}
      {leftAt === null ? (
        <>
          <Chosen {...{ shop, preferences, form }} />
          <Pause {...{ shop, preferences }} />
          <h2>{w.leave.title}</h2>
          <p>{w.leave.lead}</p>
          <Act of={preferences.id} act="leave" quiet>
            {w.leave.send}
          </Act>
        </>
      ) : (
        <>
          <p>{w.leave.left(dayOf(leftAt + COME_BACK, shop))}</p>
          {reason === 'left' && (
            <Act of={preferences.id} act="back">
              {w.leave.back}
            </Act>
          )}
        </>
      )}
      <h2>{w.yours}</h2>
      <p>{w.yoursLead}</p>
      <p>
        <a href={paths.preferencesData()}>{w.download}</a>
      </p>
      <p>
        <a href={paths.preferencesForget()}>{w.toForget}</a>
      </p>
    </section>
  )
}

const Chosen = ({ shop, preferences, form }: Omit<Props, 'notice'>) => {
  const w = preferencesWords()
  const topics = preferences.topics.map(({ id, name, about, archivedAt }) => ({
    id,
    name,
    about: archivedAt === null ? about : w.noLongerOffered,
  }))
  return (
    <form method="post" action={paths.preferences()} novalidate>
      <ErrorSummary form={form} />
      <input type="hidden" name="of" value={preferences.id} />
      <TopicFields form={form} legend={w.topics} topics={topics} />
      <TextField
        form={form}
        name="name"
        label={w.name}
        hint={w.nameHint}
        autocomplete="name"
        optional
      />
      <p>{w.consent(shop.name)}</p>
      <button class="button" type="submit" name="act" value="save">
        {w.save}
      </button>
    </form>
  )
}

const Pause = ({ shop, preferences }: { shop: Shop; preferences: Preferences }) => {
  const w = preferencesWords().pause
  const { id, pausedUntil } = preferences
  const isPaused = pausedUntil !== null && pausedUntil > now()
  const choices = PAUSES.map((months) => ({ value: String(months), label: w.months(months) }))
  return (
    <>
      <h2>{w.title}</h2>
      <p>{isPaused ? w.paused(dayOf(pausedUntil, shop)) : w.lead}</p>
      {isPaused ? (
        <Act of={id} act="resume" quiet>
          {w.end}
        </Act>
      ) : (
        <Act of={id} act="pause" send={w.send} quiet>
          <SelectField
            form={{ values: {}, errors: {} }}
            name="months"
            label={w.howLong}
            choices={choices}
          />
        </Act>
      )}
    </>
  )
}

const dayOf = (at: number, shop: Shop) =>
  formatDate(wallClock(at, shop.time_zone).date, shop.locale, true)
