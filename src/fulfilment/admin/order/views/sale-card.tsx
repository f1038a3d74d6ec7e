import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Facts } from '../../../../admin/parts/facts.tsx'
import { isPaidByLink, isTakenByHand } from '../../../../orders/rules.ts'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { emptyForm, SelectField, TextField } from '../../../../ui/form-field.tsx'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'

/**
 * Renders where an order comes from, and what staff do about one that they placed or that is collected;
 * nothing about an order of the shop that is sent.
 */
export const SaleCard = (props: { shop: Shop; desk: DeskOrder; mayChange: boolean }) => {
  const { shop, desk, mayChange } = props
  const { order } = desk
  const words = orderPageWords().sale
  const waits = order.state === 'pending' || order.state === 'processing'
  const until = order.state === 'processing' ? order.awaitUntil : order.holdUntil
  const isByStaff = order.origin === 'phone' || order.origin === 'counter'
  if (order.origin === 'shop' && order.deliveryMethod !== 'collected') return null
  return (
    <Card id="sale" title={words.title}>
      <Facts
        facts={[
          { title: words.origin, value: words.origins[order.origin] },
          order.placedBy !== null && { title: words.by, value: desk.nameOf(order.placedBy) ?? '' },
          waits && until !== null && { title: words.until, value: formatOwnMoment(until, shop) },
        ]}
      />
      {mayChange && waits && isTakenByHand(order) && <Take desk={desk} />}
      {mayChange && isPaidByLink(order) && (
        <LinkForm desk={desk}>
          <button class="button" type="submit">
            {words.sendLink}
          </button>
        </LinkForm>
      )}
      {mayChange && waits && isByStaff && (
        <LinkForm desk={desk}>
          <p class="hint">{words.endHint}</p>
          <button class="button-quiet" type="submit" name="end" value="yes">
            {words.end}
          </button>
        </LinkForm>
      )}
      {mayChange && order.state === 'released' && isByStaff && (
        <>
          <p class="hint">{words.againHint}</p>
          <a class="button" href={paths.deskDraft(order.cartId)}>
            {words.again}
          </a>
        </>
      )}
      {mayChange && <HandOver desk={desk} />}
    </Card>
  )
}

const LinkForm = ({ desk, children }: { desk: DeskOrder; children?: Child }) => (
  <ActForm action={paths.deskOrderLink(desk.order.number)}>{children}</ActForm>
)

const Take = ({ desk: { order } }: { desk: DeskOrder }) => {
  const words = orderPageWords().sale
  const form = { ...emptyForm, values: { way: order.provider } }
  return (
    <ActForm action={paths.deskOrderTake(order.number)}>
      <h3>{words.take}</h3>
      <SelectField
        form={form}
        name="way"
        label={words.way}
        choices={[
          { value: 'transfer', label: words.ways.transfer },
          { value: 'cash', label: words.ways.cash },
        ]}
      />
      <TextField
        form={form}
        name="reference"
        label={words.reference}
        hint={words.referenceHint}
        autocomplete="off"
        optional
      />
      <button class="button" type="submit">
        {words.save}
      </button>
    </ActForm>
  )
}

/** What is ready, and in no parcel, of an order that is collected. */
const HandOver = ({ desk }: { desk: DeskOrder }) => {
  const { order, pieces, parcels } = desk
  const words = orderPageWords().sale
  const packed = parcels
    .filter(({ cancelledAt }) => cancelledAt === null)
    .flatMap((parcel) => parcel.pieces.map(({ id }) => id))
  const ready = pieces.filter(({ id, stage }) => stage === 'ready' && !packed.includes(id))
  if (order.deliveryMethod !== 'collected' || order.state !== 'paid' || ready.length === 0)
    return null
  return (
    <ActForm action={paths.deskOrderHandOver(order.number)}>
      <p class="hint">{words.handOverHint}</p>
      <button class="button" type="submit">
        {words.handOver(orderPageWords().pieces(ready.length))}
      </button>
    </ActForm>
  )
}
