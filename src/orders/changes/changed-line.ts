import type { Engraving } from '../../engraving/rules.ts'
import type { Config } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'
import { type Sealed, seal, unseal } from '../../platform/sealing.ts'
import type { OrderLineRow } from '../queries.ts'
import type { ChangeRow } from './queries.ts'

/** What a line was before a change, or becomes: as the workshop and the customer read it. */
export type ChangedLine = Pick<
  OrderLineRow,
  'variantId' | 'title' | 'variantTitle' | 'sku' | 'handle' | 'picture' | 'madeToOrder'
> & {
  engraving: Engraving | null
  /** What a unit comes to, with all that was paid for it or went back since. */
  price: Minor
}

/** A change of an order, opened. */
export type OrderChange = Omit<ChangeRow, 'before' | 'after'> & {
  before: ChangedLine
  after: ChangedLine
}

export const sealChangedLine = (
  { sealingKeys }: Config,
  column: 'before' | 'after',
  changeId: string,
  line: ChangedLine,
): Promise<Sealed> => seal(sealingKeys, `order_changes.${column}:${changeId}`, JSON.stringify(line))

export async function openChange(
  { sealingKeys }: Config,
  { before, after, ...change }: ChangeRow,
): Promise<OrderChange> {
  const open = async (column: 'before' | 'after', sealed: Sealed): Promise<ChangedLine> =>
    JSON.parse(await unseal(sealingKeys, `order_changes.${column}:${change.id}`, sealed))
  return { ...change, before: await open('before', before), after: await open('after', after) }
}
