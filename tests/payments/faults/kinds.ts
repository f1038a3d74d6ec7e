import type { FaultKind } from '../../stand-ins/stripe/faults.ts'

/** Whom the shop calls. */
export type Callee = 'database' | 'provider' | 'certificate' | 'queue' | 'mail'

/**
 * What goes wrong with one call: whether it was carried out nevertheless, and what the caller
 * hears.
 */
export type Fault = { acts: boolean; hears: Error | 'death' }

const lost = new Error('D1_ERROR: Network connection lost.')
const broken = new Error('D1_ERROR: internal error')
const noAnswer = new Error('Network connection lost.')
const noQueue = new Error('Queue sendBatch failed: Internal Server Error')
const noCode = new Error('internal error')
const busy = Object.assign(new Error('too many'), { code: 'E_RATE_LIMIT_EXCEEDED' })

/**
 * The process ends at the call, before it or when it was carried out, and nothing after it happens.
 */
const death: Record<string, Fault> = {
  'dies before': { acts: false, hears: 'death' },
  'dies after': { acts: true, hears: 'death' },
}
const error = (name: string, hears: Error): Record<string, Fault> => ({
  [`${name}, not done`]: { acts: false, hears },
  [`${name}, but done`]: { acts: true, hears },
})

/** What can go wrong with a call to each; the provider's faults are the stand-in's. */
export const faults: Record<Exclude<Callee, 'provider'>, Record<string, Fault>> = {
  // D1 may be asked again after the first, not after the second.
  database: { ...error('connection lost', lost), ...error('internal error', broken), ...death },
  certificate: { ...error('no answer', noAnswer), ...death },
  queue: { ...error('error', noQueue), ...death },
  mail: {
    'refused with a code': { acts: false, hears: busy },
    ...error('error without a code', noCode),
    ...death,
  },
}

/**
 * What the stand-in can do, to a call alone or to its one retry as well; who is told to come later
 * is not asked again.
 */
const once: FaultKind[] = ['timeout', 'error-before', 'error-after', 'drop-before', 'drop-after']
export const providerFaults: Record<string, { kind: FaultKind; times: number }> = {
  'rate-limited': { kind: 'rate-limited', times: 1 },
  ...Object.fromEntries(
    once.flatMap((kind) => [1, 2].map((times) => [`${kind} × ${times}`, { kind, times }])),
  ),
}

/**
 * Names of everything that can go wrong with a call. To one that only reads it makes no difference
 * whether it was done.
 */
export function faultsOf({ callee, reads }: { callee: Callee; reads: boolean }): string[] {
  if (callee === 'provider') {
    const all = Object.keys({ ...providerFaults, ...death })
    return all.filter((name) => !reads || !/after/.test(name))
  }
  const all = Object.entries(faults[callee])
  return all.flatMap(([name, fault]) => (reads && fault.acts ? [] : [name]))
}

export const deaths = death
