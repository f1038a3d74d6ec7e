/** What Chromium records of a page as it loads, in the Trace Event Format. */
export type Trace = { traceEvents: Event[] }

type Event = {
  name: string
  /** `X`: something that took a while. */
  ph: string
  pid: number
  tid: number
  ts: number
  /** Microseconds of the thread's own time: other work on the machine does not count. */
  tdur?: number
  args?: { data?: { documentLoaderURL?: string } }
}

export type Computed = {
  /** Milliseconds for styles and layout. */
  layout: number
  /** Milliseconds by which tasks were longer than 50: so long must a tap wait. */
  blocking: number
}

/** Categories of events that `computed` needs. */
export const recorded = ['devtools.timeline', 'toplevel', 'blink.user_timing']

const LONG = 50

/** What the page's main thread computed; null if the recording lacks the page's beginning. */
export function computed({ traceEvents }: Trace): Computed | null {
  const start = traceEvents.find(
    ({ name, args }) =>
      name === 'navigationStart' && args?.data?.documentLoaderURL?.startsWith('http'),
  )
  if (!start) return null
  const own = traceEvents.filter(
    ({ ph, pid, tid, ts }) =>
      ph === 'X' && pid === start.pid && tid === start.tid && ts >= start.ts,
  )
  const times = (...names: string[]) =>
    own.filter(({ name }) => names.includes(name)).map(({ tdur = 0 }) => tdur / 1000)
  const tasks = times('ThreadControllerImpl::RunTask')
  return {
    layout: sum(times('UpdateLayoutTree', 'Layout')),
    blocking: sum(tasks.map((time) => Math.max(0, time - LONG))),
  }
}

const sum = (all: number[]) => all.reduce((total, each) => total + each, 0)
