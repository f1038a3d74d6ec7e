/** How an order is paid by bank transfer, a line each. */
export const transfer = {
  amount: (amount: string) => `Amount: ${amount}`,
  holder: (holder: string) => `Account holder: ${holder}`,
  number: (number: string) => `Account: ${number}`,
  bic: (bic: string) => `BIC: ${bic}`,
  /** `order`: its number. */
  reference: (order: string) => `Reference: ${order}`,
}
