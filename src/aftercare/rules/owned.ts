/** What is left of an order's lines: a line whose money went back whole is not the shopper's any more. */
export const ownedLines = <L extends { quantity: number; refundedUnits: number }>(
  lines: readonly L[],
): L[] => lines.filter(({ quantity, refundedUnits }) => refundedUnits < quantity)

/** Whether there is anything to say of an order's pieces: somebody has paid for some. */
export const hasPieces = (order: { state: string; parentId: string | null }): boolean =>
  order.state === 'paid' && order.parentId === null
