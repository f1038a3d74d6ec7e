/**
 * What happens next: the provider's next act, which makes an event, or the arrival of the event of
 * an earlier one.
 */
export type Next = 'act' | { event: number }

/**
 * Every way in which the events of so many acts, one each, can arrive: right away or while later
 * things have happened already, in any order, or never.
 */
export function arrivals(acts: number): Next[][] {
  const from = (done: number, pending: number[]): Next[][] => [
    ...(done === acts ? [[]] : after('act', from(done + 1, [...pending, done]))),
    ...pending.flatMap((event) =>
      after(
        { event },
        from(
          done,
          pending.filter((each) => each !== event),
        ),
      ),
    ),
  ]
  return from(0, [])
}

const after = (first: Next, rests: Next[][]): Next[][] => rests.map((rest) => [first, ...rest])
