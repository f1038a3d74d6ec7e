import type { Trip } from '../../support/interposed-database.ts'
import { stripe } from '../../support/shop.ts'
import type { Handler } from '../../support/shop-with.ts'
import { type Callee, deaths, type Fault, faults, providerFaults } from './kinds.ts'

/** A call, whether it changes nothing, and what the shop was doing when it made it. */
type Call = { during: Handler | undefined; callee: Callee; what: string; reads: boolean }
type StandIn = { faults: Pick<typeof stripe.faults, 'order'> }

/** The process in which something ran has ended. */
export class CutOff extends Error {
  override name = 'CutOff'
}

/**
 * The wire between the shop and whom it calls. It counts the calls while it is open, and breaks at
 * one of them.
 */
export function createWire() {
  const calls: Call[] = []
  let counting = false
  let breakAt: { call: number; fault: string } | undefined
  let die = () => {}
  let broken: (Call & { fault: string }) | undefined
  let during: Handler | undefined

  async function suffer<T>({ acts, hears }: Fault, act: () => Promise<T>): Promise<T> {
    if (acts) await act()
    if (hears !== 'death') throw hears
    die()
    return new Promise(() => {})
  }

  async function pass<T>(
    callee: Callee,
    what: string,
    act: () => Promise<T>,
    reads = false,
    provider: StandIn = stripe,
  ): Promise<T> {
    if (!counting) return act()
    const call = { during, callee, what, reads }
    calls.push(call)
    if (breakAt?.call !== calls.length - 1) return act()
    const { fault } = breakAt
    broken = { ...call, fault }
    const own = callee === 'provider' ? deaths[fault] : faults[callee][fault]
    if (own) return suffer(own, act)
    provider.faults.order({ endpoint: 'any', ...(providerFaults[fault] ?? { kind: 'timeout' }) })
    return act()
  }

  return {
    calls,
    /** The call that went wrong, once it has. */
    broken: () => broken,
    pass,
    trip: <T>(trip: Trip, act: () => Promise<T>) =>
      pass('database', summary(trip), act, trip.every(reads)),
    /** From now on calls are counted, and the one of that number goes wrong. */
    open(fault?: { call: number; fault: string }): void {
      calls.length = 0
      broken = undefined
      breakAt = fault
      counting = true
    },
    close(): void {
      counting = false
    },
    /**
     * Runs a piece of work in a process of its own. Rejects with `CutOff` when that dies; what
     * follows an answer dies unheard.
     */
    async alive<T>(handler: Handler, work: () => Promise<T>): Promise<T> {
      during = handler
      const death = new Promise<never>((_, reject) => {
        die = () => reject(new CutOff('The process has ended'))
      })
      try {
        return await Promise.race([work(), death])
      } catch (error) {
        if (handler === 'later' && error instanceof CutOff) return undefined as T
        throw error
      }
    },
  }
}

const reads = ({ sql }: Trip[number]) => /^\s*select/i.test(sql)

/** A trip in a few words: `select orders`, `insert orders and 8 more`. */
function summary(trip: Trip): string {
  const [first = ''] = trip.map(({ sql }) => sql.replace(/\([^()]*\)/g, ''))
  const [, table = ''] = /(?:from|into|update) "?(\w+)/i.exec(first) ?? []
  const more = trip.length > 1 ? ` and ${trip.length - 1} more` : ''
  return `${first.split(' ')[0]} ${table}${more}`
}
