import { orderLineWords } from '../../../orders/line-words.ts'
import type { Order, OrderLine } from '../../../orders/read-order.ts'
import { paths } from '../../../paths.ts'
import {
  describedBy,
  ErrorSummary,
  Field,
  type FormState,
  SelectField,
  TextField,
} from '../../../ui/form-field.tsx'
import { aftercareWords } from '../../words.ts'
import { MESSAGE_UNITS, SIZE_UNITS, serviceKinds } from '../rules.ts'

/** Renders the form that asks for a piece to be resized, repaired or cleaned. */
export const ServicePage = (props: { order: Order; lines: OrderLine[]; form: FormState }) => {
  const { order, lines, form } = props
  const words = aftercareWords()
  const { service } = words
  return (
    <section class="narrow">
      <p>
        <a href={paths.order(order.number)}>{words.back(order.number)}</a>
      </p>
      <h1>{service.title}</h1>
      {lines.length === 0 ? (
        <p>{service.nothing}</p>
      ) : (
        <>
          <p>{service.lead}</p>
          <ErrorSummary form={form} />
          <form method="post" action={paths.orderService(order.number)} novalidate>
            <input type="hidden" name="id" value={crypto.randomUUID()} />
            <SelectField
              form={form}
              name="line"
              label={service.piece}
              {...(lines.length > 1 && { prompt: service.choose })}
              choices={lines.map((line) => ({ value: line.id, label: orderLineWords(line).name }))}
            />
            <SelectField
              form={form}
              name="kind"
              label={service.kind}
              prompt={service.choose}
              choices={serviceKinds.map((value) => ({ value, label: service.kinds[value] }))}
            />
            <TextField
              form={form}
              name="size"
              label={service.size}
              hint={service.sizeHint}
              optional
              maxlength={SIZE_UNITS}
            />
            <p>
              <a href={paths.ringSizes()}>{service.sizeHelp}</a>
            </p>
            <Field form={form} name="message" label={service.message} optional>
              <textarea
                id="message"
                name="message"
                rows={6}
                maxlength={MESSAGE_UNITS}
                {...describedBy(form, 'message')}
              >
                {form.values.message ?? ''}
              </textarea>
            </Field>
            <p class="quiet">{order.email ? service.answerTo(order.email) : service.noEmail}</p>
            <button class="button" type="submit">
              {service.send}
            </button>
          </form>
        </>
      )}
    </section>
  )
}
