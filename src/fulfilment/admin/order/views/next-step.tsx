import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { mayDo, type Role } from '../../../../admin/rules.ts'
import { paths } from '../../../../paths.ts'
import type { DeskOrder } from '../read-order.ts'
import { orderPageWords } from '../words.ts'

/** Renders what comes next for an order that is to be sent: to pack what is ready, then to send it. */
export const NextStep = ({ role, desk }: { role: Role; desk: DeskOrder }) => {
  const { order, pieces, parcels } = desk
  const words = orderPageWords()
  if (!mayDo(role, 'parcels') || order.state !== 'paid' || order.deliveryMethod === 'collected')
    return null
  const packed = parcels.filter(
    ({ sentAt, cancelledAt }) => sentAt === null && cancelledAt === null,
  )
  const inParcels = packed.flatMap((parcel) => parcel.pieces.map(({ id }) => id))
  if (pieces.some(({ id, stage }) => stage === 'ready' && !inParcels.includes(id)))
    return (
      <ActForm action={paths.deskParcels()}>
        <input type="hidden" name="orders" value={order.id} />
        <button class="button" type="submit">
          {words.pack}
        </button>
      </ActForm>
    )
  return packed.length > 0 ? (
    <a class="button" href={paths.deskPacking()}>
      {words.send}
    </a>
  ) : null
}
