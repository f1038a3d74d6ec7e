/** One choice a shopper makes: "Metal", "Ring size". */
export type Option = { name: string; values: string[] }
