import { stripVTControlCharacters } from 'node:util'

/** Complaints of wrangler that are no news to who starts the shop with the stand-ins. */
const expected = /Scheduled Workers are not automatically triggered/

/**
 * Picks out of wrangler's output what a person wants to see: the shop's own log lines (JSON),
 * warnings and errors. Wrangler's banner, its list of bindings and a line for each request are left
 * out.
 *
 * @returns what takes the output, in pieces of any size
 */
export function shopLogLines(show: (line: string) => void): (piece: string) => void {
  let rest = ''
  let complaining = false
  return (piece) => {
    const lines = (rest + stripVTControlCharacters(piece)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const logged = /\{.*"event":.*\}/.exec(line)?.[0]
      if (logged) show(logged)
      if (/^\[wrangler:|^⎔|^ ⛅|^Your Worker has access/.test(line)) complaining = false
      if (/^(▲ \[WARNING\]|✘ \[ERROR\]|\[wrangler:error\])/.test(line))
        complaining = !logged && !expected.test(line)
      if (complaining && line.trim()) show(line)
    }
  }
}
