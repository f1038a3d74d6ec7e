import type { Config } from '../../platform/config.ts'
import { SealingError, seal, unseal } from '../../platform/sealing.ts'
import type { ServiceRow } from './queries.ts'
import type { Said } from './rules.ts'

/** A request, opened. Never put it into a log, a URL or a cached page. */
export type Service = Omit<ServiceRow, 'said' | 'answer'> &
  Said & {
    /** What the shop wrote back; empty: nothing. */
    answer: string
    /** Its key is gone, or it was changed: nobody can read it. */
    unreadable: boolean
  }

export const sealSaid = ({ sealingKeys }: Config, id: string, { message, size }: Said) =>
  seal(sealingKeys, `service_requests.said:${id}`, JSON.stringify({ message, size }))

export const sealAnswer = ({ sealingKeys }: Config, id: string, answer: string) =>
  seal(sealingKeys, `service_requests.answer:${id}`, answer)

/** Opens a request. One that nobody can read must not take the page of its order with it. */
export async function openService(
  { sealingKeys }: Config,
  { said, answer, ...row }: ServiceRow,
): Promise<Service> {
  const { id } = row
  try {
    const { message, size }: Said = JSON.parse(
      await unseal(sealingKeys, `service_requests.said:${id}`, said),
    )
    const written = answer && (await unseal(sealingKeys, `service_requests.answer:${id}`, answer))
    return { ...row, message, size, answer: written ?? '', unreadable: false }
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    return { ...row, message: '', size: '', answer: '', unreadable: true }
  }
}
