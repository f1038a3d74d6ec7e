import { paths } from '../../paths.ts'
import { EmailField, ErrorSummary, type FormState, TextField } from '../../ui/form-field.tsx'
import { FormTrap, SentTime } from '../../ui/form-trap.tsx'
import { orderWords } from '../words.ts'

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
    <h1>{orderWords().lookUp.title}</h1>
    {sent ? (
      <p class="notice notice-good" role="status">
        {orderWords().lookUp.sent}
      </p>
    ) : (
      <>
        <p>{orderWords().lookUp.lead}</p>
        {notice && (
          <p class="notice notice-bad" role="alert">
            {notice}
          </p>
        )}
        <ErrorSummary form={form} />
        <form method="post" action={paths.orderLookUp()} novalidate>
          <SentTime />
          <FormTrap />
          <TextField
            form={form}
            name="number"
            label={orderWords().lookUp.number}
            hint={orderWords().lookUp.numberHint}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
          <EmailField form={form} label={orderWords().lookUp.email} />
          <button class="button" type="submit">
            {orderWords().lookUp.send}
          </button>
        </form>
      </>
    )}
  </section>
)
