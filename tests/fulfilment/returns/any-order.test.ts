import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markDelivered } from '../../../src/fulfilment/mark-delivered.ts'
import { answerReturn } from '../../../src/fulfilment/returns/answer-return.ts'
import { askReturn } from '../../../src/fulfilment/returns/ask-return.ts'
import { receiveReturn } from '../../../src/fulfilment/returns/receive-return.ts'
import { withdrawReturn } from '../../../src/fulfilment/returns/withdraw-return.ts'
import {
  auditOf,
  mailsAbout,
  pieceEventsNow,
  piecesNow,
  sellAndPay,
} from '../../support/fulfilment.ts'
import { act, makeReady, parcelsOf, sent } from '../parcels.ts'
import type { Told } from '../story/acts.ts'
import { faults, post } from '../story/faults.ts'
import { checkOrder } from '../story/invariants.ts'
import { engraved, inReturnsNow, returnsNow } from './support.ts'

const UNITS = 4

/** Two plain rings and an engraved one in a parcel that was sent, and one that is still to be made. */
async function sold(): Promise<Told> {
  const order = await sellAndPay([{ quantity: 2 }, engraved, { madeToOrder: true }])
  await makeReady(order.id)
  await sent(order.id)
  return { ...order, units: UNITS, moves: [], acts: [], isRefunded: false }
}

const anyForm = {
  which: fc.integer({ min: 1, max: 15 }),
  fault: fc.constantFrom(...faults),
  isOld: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  yes: fc.boolean(),
}
const does = fc.constantFrom(
  ...(['ask', 'ask', 'enter', 'answer', 'receive', 'receive', 'keep', 'end', 'deliver'] as const),
)
const step = fc.record({ ...anyForm, does })
const moments = fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), {
  minLength: 10,
  maxLength: 18,
})
type Step = { which: number; isOld: boolean; yes: boolean } & {
  does: 'ask' | 'enter' | 'answer' | 'receive' | 'keep' | 'end' | 'deliver'
}
type Verb = Parameters<typeof post<{ ok: boolean }>>[1]

/** The act that a step is, as somebody sends its form who has looked just now, or a while ago. */
async function verbOf(orderId: string, step: Step): Promise<Verb | null> {
  const { which, yes } = step
  const form = act()
  if (step.does === 'ask' || step.does === 'enter') {
    const pieces = (await piecesNow(orderId)).filter((_, at) => which & (1 << at))
    const reason = yes ? ('damaged' as const) : ('changed-mind' as const)
    const asked = { id: form, orderId, pieces: pieces.map(({ id }) => id), reason, note: '' }
    if (step.does === 'ask') return (desk) => askReturn(desk, asked)
    return (desk) => askReturn(desk, asked, { staff: desk.staff, tell: yes })
  }
  if (step.does === 'deliver') {
    const [parcel] = await parcelsOf(orderId)
    if (!parcel) return null
    const { id, version } = parcel
    return (desk) => markDelivered(desk, { act: form, id, version, tell: true })
  }
  const rows = await returnsNow(orderId)
  const row = rows[which % rows.length]
  if (!row) return null
  const { id } = row
  const version = Math.max(1, row.version - (step.isOld ? 1 : 0))
  if (step.does === 'answer')
    return (desk) => answerReturn(desk, { act: form, id, version, agree: yes, answer: 'So.' })
  if (step.does === 'keep') return (desk) => withdrawReturn(desk, { id, orderId })
  if (step.does === 'end')
    return (desk) =>
      withdrawReturn(desk, { id, orderId }, { staff: desk.staff, act: form, version })
  const inIt = (await inReturnsNow(orderId)).filter(({ returnId }) => returnId === id)
  const pieces = inIt.filter((_, at) => which & (1 << at)).map(({ pieceId }) => pieceId)
  const condition = yes ? ('as-sent' as const) : ('damaged' as const)
  const received = { act: form, id, version, pieces, condition, note: '', tell: yes }
  return (desk) => receiveReturn(desk, received)
}

/** Whether the returns of an order, and its pieces, agree. */
async function checkReturns(orderId: string): Promise<void> {
  const [rows, inReturns, pieces, events, mails] = await Promise.all([
    returnsNow(orderId),
    inReturnsNow(orderId),
    piecesNow(orderId),
    pieceEventsNow(orderId),
    mailsAbout(orderId),
  ])
  for (const { id, stage } of pieces) {
    const of = inReturns.filter(({ pieceId }) => pieceId === id)
    expect(of.filter(({ live }) => live).length, 'live returns of a piece').toBeLessThanOrEqual(1)
    const came = of.filter(({ receivedAt }) => receivedAt !== null)
    const returned = events.filter(({ pieceId, enters }) => pieceId === id && enters === 'returned')
    const once = stage === 'returned' ? 1 : 0
    expect([came.length, returned.length], 'comes back once').toEqual([once, once])
    for (const { live } of came) expect(live, 'what came is not let go').toBe(true)
    for (const { act } of returned) expect(await auditOf(act), 'in the log').toHaveLength(1)
  }
  for (const { id, state, staffId, agreedAt, closedAt } of rows) {
    const of = inReturns.filter(({ returnId }) => returnId === id)
    const waiting = of.filter(({ live, receivedAt }) => live && receivedAt === null).length
    const came = of.filter(({ receivedAt }) => receivedAt !== null).length
    const isOpen = state === 'asked' || state === 'agreed'
    expect(waiting > 0, `${state}: waits for pieces`).toBe(isOpen)
    expect(came > 0 && !isOpen, `${state}: has come`).toBe(state === 'received')
    expect(closedAt !== null, `${state}: is over`).toBe(!isOpen)
    if (state === 'agreed' || state === 'received') expect(agreedAt).not.toBeNull()
    const about = mails.filter(({ detail }) => detail === id).map(({ kind }) => kind)
    const count = (kind: string) => about.filter((each) => each === kind).length
    const byShopper = staffId === null ? 1 : 0
    expect([count('return-asked'), count('return-new')]).toEqual([byShopper, byShopper])
    expect(count('return-agreed') + count('return-refused')).toBeLessThanOrEqual(1)
  }
}

test('in whatever order people ask, answer, receive and keep, and whatever gets lost, each piece comes back once', async () => {
  await fc.assert(
    fc.asyncProperty(moments, async (story) => {
      const told = await sold()
      for (const steps of story) {
        await Promise.all(
          steps.map(async (each) => {
            const verb = await verbOf(told.id, each)
            if (!verb) return
            const answers = await post(each.fault, verb)
            if (steps.length > 1) return
            for (const answer of answers) expect(answer.ok, each.does).toBe(answers[0]?.ok)
          }),
        )
        await checkReturns(told.id)
        await checkOrder(told)
      }
    }),
    { numRuns: 8 },
  )
}, 120_000)
