import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Details } from '../../../../admin/parts/details.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Status } from '../../../../admin/parts/status.tsx'
import { orderLineWords } from '../../../../orders/line-words.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { describedBy, ErrorSummary, Field, type FormState } from '../../../../ui/form-field.tsx'
import { MESSAGE_UNITS } from '../../rules.ts'
import type { DeskService } from '../read-service.ts'
import { serviceDeskWords } from '../words.ts'
import { serviceTones } from './list-page.tsx'

type Props = {
  shop: Shop
  desk: DeskService
  /** What was typed and not taken. */
  form: FormState
  notice: Child
}

/** Renders a request for a service: what is asked for, and the answer to it. */
export const ServicePage = ({ shop, desk, form, notice }: Props) => {
  const { service, order } = desk
  const words = serviceDeskWords()
  return (
    <>
      <PageTitle
        title={words.one.title(order.number)}
        back={{ href: paths.deskServices(), title: words.title }}
        status={<Status tone={serviceTones[service.state]} text={words.states[service.state]} />}
      />
      {notice}
      <Details
        wide={
          <>
            <RequestCard shop={shop} desk={desk} />
            {service.state === 'open' && <AnswerCard desk={desk} form={form} />}
            {service.state !== 'done' && <CloseCard desk={desk} />}
          </>
        }
        narrow={<FactsCard shop={shop} desk={desk} />}
      />
    </>
  )
}

const RequestCard = ({ shop, desk }: Pick<Props, 'shop' | 'desk'>) => {
  const { service, order } = desk
  const words = serviceDeskWords()
  const { one } = words
  const line = order.lines.find(({ id }) => id === service.lineId)
  return (
    <Card id="request" title={one.request}>
      <Facts
        facts={[
          { title: one.what, value: words.kinds[service.kind] },
          { title: one.piece, value: line ? orderLineWords(line).name : one.none },
          service.size !== '' && { title: one.size, value: service.size },
          service.message !== '' && {
            title: one.said,
            value: <span class="note-text">{service.message}</span>,
          },
          service.answer !== '' && {
            title: one.answer,
            value: <span class="note-text">{service.answer}</span>,
          },
          service.answer !== '' && {
            title: words.states.answered,
            value: formatOwnMoment(service.saidAt, shop),
          },
        ]}
      />
      {service.unreadable && <p class="quiet">{one.unreadable}</p>}
    </Card>
  )
}

const AnswerCard = ({ desk, form }: Pick<Props, 'desk' | 'form'>) => {
  const { service, order } = desk
  const words = serviceDeskWords().answer
  return (
    <Card id="answer-card" title={words.title}>
      <p class="quiet">{order.email ? words.lead : words.noEmail}</p>
      <ErrorSummary form={form} />
      <ActForm
        action={paths.deskService(service.id)}
        version={service.version}
        unsaved={form.values.answer !== undefined}
      >
        <Field form={form} name="answer" label={words.words}>
          <textarea
            id="answer"
            name="answer"
            rows={6}
            maxlength={MESSAGE_UNITS}
            {...describedBy(form, 'answer')}
          >
            {form.values.answer ?? ''}
          </textarea>
        </Field>
        <button class="button" type="submit">
          {words.send}
        </button>
      </ActForm>
    </Card>
  )
}

const CloseCard = ({ desk: { service } }: Pick<Props, 'desk'>) => {
  const words = serviceDeskWords().close
  return (
    <Card id="close" title={words.title}>
      <p class="quiet">{words.lead}</p>
      <ActForm action={paths.deskService(service.id)} version={service.version}>
        <button class="button-quiet" type="submit" name="do" value="close">
          {words.button}
        </button>
      </ActForm>
    </Card>
  )
}

const FactsCard = ({ shop, desk }: Pick<Props, 'shop' | 'desk'>) => {
  const { service, order } = desk
  const { one } = serviceDeskWords()
  return (
    <Card id="facts" title={one.order}>
      <Facts
        facts={[
          {
            title: one.order,
            value: (
              <a class="unbroken" href={paths.deskOrder(order.number)}>
                {order.number}
              </a>
            ),
          },
          { title: one.customer, value: order.contact.name },
          { title: one.email, value: order.email || one.none },
          { title: one.asked, value: formatOwnMoment(service.askedAt, shop) },
          service.doneAt !== null && {
            title: one.done,
            value: formatOwnMoment(service.doneAt, shop),
          },
        ]}
      />
    </Card>
  )
}
