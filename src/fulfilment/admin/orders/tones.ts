import type { Tone } from '../../../admin/parts/status.tsx'
import type { Standing } from './rules.ts'

/** How much the badge of an order asks for attention, by its money or by where its pieces are. */
export const toneOf = (standing: Standing): Tone => tones[standing]

const tones: Record<Standing, Tone> = {
  ...{ pending: 'quiet', processing: 'going', review: 'bad', released: 'quiet' },
  ...{ refunding: 'going', refunded: 'quiet', paid: 'good', returned: 'quiet', cancelled: 'quiet' },
  ...{ 'to-make': 'due', 'on-the-bench': 'going', 'at-the-assay-office': 'going', ready: 'due' },
  ...{ sent: 'going', delivered: 'good' },
}
