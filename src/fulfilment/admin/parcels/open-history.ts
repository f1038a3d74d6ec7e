import type { TimelineEvent } from '../../../admin/parts/timeline.tsx'
import type { Config } from '../../../platform/config.ts'
import { unseal } from '../../../platform/sealing.ts'
import type { HistoryRow } from './queries.ts'
import type { Parcel } from './read-parcels.ts'
import { parcelWords } from './words.ts'

/**
 * What happened to a parcel, oldest first, and who did it.
 *
 * @param entries what the log has about the parcels of its order
 */
export async function openHistory(
  config: Config,
  parcel: Parcel,
  entries: HistoryRow[],
): Promise<TimelineEvent[]> {
  const words = parcelWords().parcel
  const opened = await Promise.all(
    entries.map(async ({ id, at, act, who, before, after }) => {
      const { sealingKeys } = config
      const [column, values] = after ? (['after', after] as const) : (['before', before] as const)
      const json = values && (await unseal(sealingKeys, `audit_log.${column}:${id}`, values))
      const { parcel: about } = json ? JSON.parse(json) : {}
      return about === parcel.id
        ? [
            {
              at,
              title: words.acts[act] ?? act,
              who: await unseal(sealingKeys, `audit_log.who:${id}`, who),
            },
          ]
        : []
    }),
  )
  const told =
    parcel.deliveredAt !== null && parcel.deliveryKnown !== 'staff'
      ? [{ at: parcel.deliveredAt, title: words.known[parcel.deliveryKnown ?? 'carrier'] }]
      : []
  return [...opened.flat(), ...told].sort((a, b) => a.at - b.at)
}
