import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Details } from '../../../../admin/parts/details.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Status, type Tone } from '../../../../admin/parts/status.tsx'
import { Timeline, type TimelineEvent } from '../../../../admin/parts/timeline.tsx'
import { AddressBlock } from '../../../../orders/parts/address-block.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatDate } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import type { Slip } from '../open-slips.ts'
import type { ParcelState } from '../rules.ts'
import type { ShownRow } from '../show-packing.ts'
import { parcelWords } from '../words.ts'
import { CorrectForm } from './correct-form.tsx'
import { TellBox } from './tell-box.tsx'
import { UnitList } from './unit-list.tsx'

const tones: Record<ParcelState, Tone> = {
  packed: 'due',
  sent: 'going',
  overdue: 'bad',
  delivered: 'good',
  unpacked: 'quiet',
}

/** Renders one parcel: what is in it, where it goes or went, what happened, what is to be done. */
export const ParcelPage = (props: {
  shop: Shop
  slip: Slip
  state: ParcelState
  carrierName: string
  events: TimelineEvent[]
  /** Carrier and number, while they can be corrected. */
  row: ShownRow | null
  /** Whether the form that corrects them holds what was typed. */
  typed: boolean
  notice: Child
}) => {
  const words = parcelWords().parcel
  const { shop, state, carrierName } = props
  const { parcel, inIt, follows } = props.slip
  const { insured, signature } = parcel
  const safety = [insured && words.insured, signature && words.signature].filter(Boolean).join(', ')
  const wasSent = parcel.sentAt !== null
  return (
    <>
      <PageTitle
        title={words.title(parcel.orderNumber)}
        back={{ href: paths.deskParcels(), title: parcelWords().title }}
        status={<Status tone={tones[state]} text={words.states[state]} />}
        acts={
          state !== 'unpacked' && (
            <>
              {state === 'packed' && (
                <a class="button" href={paths.deskPacking()}>
                  {words.toTable}
                </a>
              )}
              <a class="button-quiet" href={paths.deskSlips([parcel.id])}>
                {words.slip}
              </a>
            </>
          )
        }
      />
      {props.notice}
      <Details
        wide={
          <>
            <Card id="contents" title={words.inIt}>
              {inIt.length === 0 ? <p class="quiet">{words.empty}</p> : <UnitList units={inIt} />}
              {follows.length > 0 && (
                <>
                  <h3>{words.follows}</h3>
                  <UnitList units={follows} />
                </>
              )}
            </Card>
            <Card id="history" title={words.history}>
              <Timeline shop={shop} events={props.events} />
            </Card>
          </>
        }
        narrow={
          <>
            {(state === 'sent' || state === 'overdue') && (
              <Card id="arrived" title={words.arrived}>
                <ActForm action={paths.deskParcelsDelivered()}>
                  <input type="hidden" name="parcels" value={`${parcel.id}.${parcel.version}`} />
                  <TellBox kind="delivered" parcel={parcel} />
                  <button class="button" type="submit">
                    {words.markDelivered}
                  </button>
                </ActForm>
              </Card>
            )}
            <Card id="facts" title={words.way}>
              <Facts
                facts={[
                  {
                    title: words.order,
                    value: (
                      <a class="unbroken" href={paths.deskOrder(parcel.orderNumber)}>
                        {parcel.orderNumber}
                      </a>
                    ),
                  },
                  wasSent && { title: words.carrier, value: carrierName },
                  wasSent && { title: words.number, value: parcel.number || words.none },
                  parcel.link !== null && {
                    title: words.link,
                    value: (
                      <a href={parcel.link} rel="noreferrer" target="_blank">
                        {words.follow}
                      </a>
                    ),
                  },
                  wasSent && { title: words.safety, value: safety || words.neither },
                  {
                    title: words.value,
                    value: formatMoney(parcel.value, parcel.currency, shop.locale),
                  },
                  { title: words.expected, value: formatDate(parcel.deliverBy, shop.locale) },
                  {
                    title: wasSent ? words.wentTo : words.address,
                    value: <AddressBlock address={parcel.address} locale={shop.locale} />,
                  },
                ]}
              />
            </Card>
            {props.row && <CorrectForm row={props.row} open={props.typed} />}
          </>
        }
      />
    </>
  )
}
