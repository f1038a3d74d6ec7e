import { paths } from '../../paths.ts'
import { ErrorSummary, type FormState, TextField } from '../../ui/form-field.tsx'
import { words } from '../../ui/messages.ts'
import { RobotTrap, SentTime } from '../../ui/robot-trap.tsx'

/** Renders the form that mails the link to an order again. */
export const LookUpPage = ({
  form,
  sent,
  notice,
}: {
  form: FormState
  sent?: boolean
  notice?: string
}) => (
  <section class="narrow">
    <h1>{words.orderLookUp.title}</h1>
    {sent ? (
      <p class="notice notice-good" role="status">
        {words.orderLookUp.sent}
      </p>
    ) : (
      <>
        <p>{words.orderLookUp.lead}</p>
        {notice && (
          <p class="notice notice-bad" role="alert">
            {notice}
          </p>
        )}
        <ErrorSummary form={form} />
        <form method="post" action={paths.orderLookUp()} novalidate>
          <SentTime />
          <RobotTrap />
          <TextField
            form={form}
            name="number"
            label={words.orderLookUp.number}
            hint={words.orderLookUp.numberHint}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
          <TextField
            form={form}
            name="email"
            label={words.orderLookUp.email}
            type="email"
            autocomplete="email"
            inputmode="email"
          />
          <button class="button" type="submit">
            {words.orderLookUp.send}
          </button>
        </form>
      </>
    )}
  </section>
)
