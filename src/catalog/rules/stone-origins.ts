/** Where a stone comes from. */
export const stoneOrigins = ['natural', 'lab-grown', 'simulant', 'cultured', 'composite'] as const
