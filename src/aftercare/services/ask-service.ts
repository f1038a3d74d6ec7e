import { enqueueMail, type Outbox, runAct } from '../../mail/outbox.ts'
import { now } from '../../platform/clock.ts'
import { brokeConstraint } from '../../platform/db.ts'
import { openService, sealSaid } from './open-service.ts'
import { insertService, serviceById } from './queries.ts'
import type { Said, ServiceKind } from './rules.ts'

/**
 * Why nothing was asked for.
 *
 * - `too-many-open`: five requests of the order wait for an answer
 * - `too-many`: the order has had twenty
 * - `sent-before`: the form was sent before, and said something else
 */
export type NotAsked = 'too-many-open' | 'too-many' | 'sent-before'

/**
 * Asks in the shopper's name for a piece to be resized, repaired or cleaned. The owner gets a mail.
 *
 * @param asked `id`: made by the form; asked for twice, there is one request
 */
export async function askService(
  outbox: Outbox,
  asked: Said & { id: string; orderId: string; lineId: string; kind: ServiceKind },
): Promise<{ ok: true } | { ok: false; reason: NotAsked }> {
  const { db, config } = outbox
  const { id, orderId, lineId, kind } = asked
  const at = now()
  const row = { id, orderId, lineId, kind, state: 'open' as const, askedAt: at, saidAt: at }
  const toOwner = { cause: `service-new:${id}`, kind: 'service-new', to: config.OWNER_MAIL }
  try {
    await runAct(outbox, [
      insertService(db, { ...row, said: await sealSaid(config, id, asked) }),
      await enqueueMail(outbox, { ...toOwner, subjectId: orderId, detail: id }),
    ])
    return { ok: true }
  } catch (error) {
    const refusals = {
      services_open: 'too-many-open',
      services_of_order: 'too-many',
      'service_requests.id': 'sent-before',
      'outbox.cause': 'sent-before',
    } as const
    const why = Object.entries(refusals).find(([name]) => brokeConstraint(error, name))
    if (!why) throw error
    // The triggers look first: the fifth, sent twice, is there already.
    return (await isThere(outbox, asked)) ? { ok: true } : { ok: false, reason: why[1] }
  }
}

/** Whether the same was asked for before, by the same form. */
async function isThere(
  { db, config }: Outbox,
  asked: Parameters<typeof askService>[1],
): Promise<boolean> {
  const [row] = await serviceById(db, asked.id)
  if (!row) return false
  const there = await openService(config, row)
  return (['orderId', 'lineId', 'kind', 'message', 'size'] as const).every(
    (name) => there[name] === asked[name],
  )
}
