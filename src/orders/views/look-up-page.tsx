import { paths } from '../../paths.ts'
import { ErrorSummary, type FormState, TextField } from '../../ui/form-field.tsx'
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
    <h1>Your order</h1>
    {sent ? (
      <p class="notice notice-good" role="status">
        If number and address belong together, a mail with the link to the order is on its way. It
        can take a few minutes.
      </p>
    ) : (
      <>
        <p>
          The link in our mail opens your order. Here you can have it sent again, to the address you
          ordered with.
        </p>
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
            label="Order number"
            hint="It stands in our mails, like J-7K4M2QXD."
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
          <TextField
            form={form}
            name="email"
            label="E-mail address"
            type="email"
            autocomplete="email"
            inputmode="email"
          />
          <button class="button" type="submit">
            Send me the link
          </button>
        </form>
      </>
    )}
  </section>
)
