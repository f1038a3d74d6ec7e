import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Role } from '../../../src/admin/rules.ts'
import { keyedDigest } from '../../../src/platform/digest.ts'
import { foldEmail } from '../../../src/platform/email-address.ts'
import { readSealingKeys, seal } from '../../../src/platform/sealing.ts'
import { databaseFile, type Place } from '../local-database.ts'
import type { LocalSecrets } from '../local-secrets.ts'
import { root } from '../wrangler.ts'

export type DemoPerson = { role: Role; name: string; email: string }

/** The address in `wrangler.toml`, whose is the first owner. */
const ownerMail = () =>
  /^OWNER_MAIL = "(.*)"/m.exec(readFileSync(join(root, 'wrangler.toml'), 'utf8'))?.[1] ?? ''

/** Who works at the desk on this computer: one of each role. */
export const demoStaff = (): DemoPerson[] => [
  { role: 'owner', name: 'Olga Jansen', email: ownerMail() },
  { role: 'desk', name: 'Dora Visser', email: 'dora@shop.example' },
  { role: 'workshop', name: 'Wim Bakker', email: 'wim@shop.example' },
  { role: 'editor', name: 'Eva de Wit', email: 'eva@shop.example' },
  { role: 'books', name: 'Bob Mulder', email: 'bob@shop.example' },
]

/**
 * Puts the demo staff into a local database, sealed with its keys, those who are not in it. The
 * shop must not run yet.
 */
export async function addDemoStaff(place: Place, secrets: LocalSecrets): Promise<void> {
  const file = databaseFile(place)
  if (!file) throw new Error('There is no local database to put staff into')
  const keys = await readSealingKeys(secrets.SEALING_KEYS)
  const database = new DatabaseSync(file)
  try {
    const insert = database.prepare(
      'INSERT OR IGNORE INTO staff (id, email, name, role, added_at) VALUES (?, ?, ?, ?, unixepoch())',
    )
    // The owner has no row.
    for (const { role, name, email } of demoStaff().slice(1)) {
      const id = await keyedDigest(secrets.LOOKUP_KEY, foldEmail(email))
      const sealed = [
        await seal(keys, `staff.email:${id}`, email),
        await seal(keys, `staff.name:${id}`, name),
      ] as const
      insert.run(id, ...sealed, role)
    }
  } finally {
    database.close()
  }
}
