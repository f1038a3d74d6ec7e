import type { DeskContext } from '../../../orders/desk-context.ts'
import { type NotSent, sendShipment } from '../../send-shipment.ts'
import { type PackingRow, problemsOf, type RowProblem } from './packing-form.ts'
import type { Parcel } from './read-parcels.ts'

/** A row that was to be sent, and what is wrong with it; empty: it was sent. */
export type RowOutcome = { row: PackingRow; problems: RowProblem[] }

/**
 * Sends the parcels of a table row by row, one act each: what is wrong with one row keeps no other
 * one here.
 *
 * @param act one-time id of the form; with the id of the parcel, that of each row
 * @param parcels those that were being packed when the form came
 */
export async function sendParcels(
  desk: DeskContext,
  sending: { act: string; rows: PackingRow[]; parcels: Parcel[]; tell: boolean },
): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = []
  for (const row of sending.rows) {
    const parcel = sending.parcels.find(({ id }) => id === row.id)
    // One that is gone may have been sent by this very form: the act knows.
    const problems = parcel ? problemsOf(desk.config, row, parcel) : []
    if (problems.length === 0) {
      const { id, version, carrier, number, link, insured, signature } = row
      const outcome = await sendShipment(desk, {
        ...{ act: `${sending.act}:${id}`, id, version, carrier, number, link },
        ...{ insured, signature, tell: sending.tell },
      })
      if (!outcome.ok) problems.push(problemOf(outcome.reason))
    }
    outcomes.push({ row, problems })
  }
  return outcomes
}

const problemOf = (reason: NotSent): RowProblem => {
  switch (reason) {
    case 'number-used':
      return { field: 'number', reason }
    case 'no-carrier':
      return { field: 'carrier', reason: 'carrier' }
    case 'bad-link':
      return { field: 'link', reason: 'link' }
    case 'must-be-insured':
      return { field: 'safety', reason: 'insured' }
    case 'not-paid':
    case 'changed-meanwhile':
      return { field: 'row', reason }
  }
}
