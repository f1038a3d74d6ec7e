import type { Mail } from '../mail/rules.ts'
import type { MailWriter } from '../mail/send-mail.ts'
import type { FulfilmentMail } from './mails/fulfilment-mail.ts'
import { type AboutParcel, parcelDelivered, parcelSent } from './mails/parcel-mails.tsx'
import { readProgress } from './read-progress.ts'

type About = Parameters<FulfilmentMail>[0]

/**
 * Writes a mail about the parcel whose id is `detail`, also about one that is being packed, to be
 * looked at. Null: the parcel was unpacked.
 */
const about =
  (write: (about: About, parcel: AboutParcel) => Mail) =>
  async (mail: About, { db, config }: Parameters<MailWriter>[0]): Promise<Mail | null> => {
    const progress = await readProgress(db, config, mail.order)
    const parcel = [...(progress?.parcels ?? []), ...(progress?.packed ?? [])].find(
      ({ id }) => id === mail.detail,
    )
    if (!progress || !parcel) return null
    const inside = new Map(parcel.contents.map(({ lineId, quantity }) => [lineId, quantity]))
    // What is in a parcel that is being packed counts as waiting, but does not follow it.
    const leaves = (lineId: string) => (parcel.sentAt === null ? (inside.get(lineId) ?? 0) : 0)
    const follows = progress.waiting.flatMap(({ lineId, quantity }) => {
      const rest = quantity - leaves(lineId)
      return rest > 0 ? [{ lineId, quantity: rest }] : []
    })
    const address = parcel.address ?? mail.order.contact.address
    return write(mail, { parcel, address, follows })
  }

export const writeParcelSent = about(parcelSent)
export const writeParcelDelivered = about(parcelDelivered)
