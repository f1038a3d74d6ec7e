/** A coin that users of a currency know, and its diameter in millimetres. */
export type Coin = { name: 'EUR' | 'USD' | 'GBP'; mark: string; mm: number }

/**
 * Diameters as published by the mints: European Central Bank (1 euro), United States Mint
 * (quarter), The Royal Mint (1 pound, across its corners).
 */
export function coinOf(currency: string): Coin {
  if (currency === 'USD') return { name: 'USD', mark: '25¢', mm: 24.26 }
  if (currency === 'GBP') return { name: 'GBP', mark: '£1', mm: 23.43 }
  return { name: 'EUR', mark: '€1', mm: 23.25 }
}
