import type { SQL } from 'drizzle-orm'
import { Hono } from 'hono'
import { patterns } from '../../paths.ts'
import { keyedDigest } from '../../platform/digest.ts'
import { foldEmail } from '../../platform/email-address.ts'
import type { DeskEnv } from '../env.ts'
import { only } from '../guard.ts'
import { openStaff } from '../staff/change-staff.ts'
import { everybody } from '../staff/queries.ts'
import { cursorOf, readFilter } from './filter.ts'
import { openEntry } from './open-entry.ts'
import { logEntries } from './queries.ts'
import { LogPage } from './views/log-page.tsx'
import { joinWords, logWords, type WordsForLog } from './words.ts'

const PER_PAGE = 45

/**
 * @param words what each slice calls what it notes, in the language of the request
 * @param called what the subject of an entry is called, as SQL
 */
export function logRoutes(words: () => WordsForLog[], called: SQL<string | null>): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  routes.get(patterns.deskLog, only('log'), async (c) => {
    const { config, db } = c.var
    const { filter, set } = readFilter(c.req.query(), config.shop.time_zone)
    const [rows, staff] = await db.batch([
      logEntries(db, filter, PER_PAGE + 1, called),
      everybody(db),
    ])
    const shown = rows.slice(0, PER_PAGE)
    const [last] = shown.slice(-1)
    const owner = await keyedDigest(config.LOOKUP_KEY, foldEmail(config.OWNER_MAIL))
    const people = await Promise.all(staff.map((row) => openStaff(config, row)))
    return c.render(
      <LogPage
        shop={config.shop}
        words={joinWords(words())}
        entries={await Promise.all(shown.map((row) => openEntry(config, row)))}
        set={set}
        next={last && rows.length > PER_PAGE ? cursorOf(last) : undefined}
        people={[
          { value: owner, label: logWords().owner },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />,
      { title: logWords().title },
    )
  })
  return routes
}
