import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after } from 'node:test'
import type { Options } from '../../src/commands/deploy/options.ts'
import type { Tools } from '../../src/commands/shared/tools.ts'
import type { Ran } from '../../src/commands/shared/wrangler.ts'
import { readSealingKeys, seal } from '../../src/platform/sealing.ts'

/** The secrets of a shop that is not the demo. */
export const secrets = {
  SEALING_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  LOOKUP_KEY: Buffer.alloc(32, 2).toString('base64'),
  TOKEN_KEY: Buffer.alloc(32, 3).toString('base64'),
  STRIPE_SECRET_KEY: 'sk_live_of_anna',
  STRIPE_WEBHOOK_SECRET: 'whsec_$of_anna',
}

/** The project's wrangler.toml as Anna, who owns a shop, has filled it in. */
export function annasSettings(): string {
  const settings = {
    SHOP_ORIGIN: 'https://annas-rings.nl',
    MAIL_FROM: 'orders@annas-rings.nl',
    OWNER_MAIL: 'anna@annas-rings.nl',
    legal_name: 'Anna Lind Goudsmid',
    address: 'Prinsengracht 7, 1015 Amsterdam, Netherlands',
    phone: '+31 20 555 0199',
  }
  const toml = Object.entries(settings).reduce(
    (text, [name, value]) => changed(text, name, value),
    readFileSync(resolve(import.meta.dirname, '../../wrangler.toml'), 'utf8'),
  )
  const routes = 'routes = [{ pattern = "annas-rings.nl", custom_domain = true }]'
  return `${routes}\n${toml.replace(/^routes = .*\n/m, '')}`
}

/** A wrangler.toml with another value in the line of a setting. */
export const changed = (toml: string, name: string, value: string) =>
  toml.replace(new RegExp(`^${name} = .*$`, 'm'), `${name} = ${JSON.stringify(value)}`)

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A folder with these files; it is gone after the tests. */
export function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'jegem-deploy-test-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

export const options: Options = { secretsFile: null, location: 'weur', dryRun: false, yes: false }

/** Anna's folder, with her secrets in a file beside the settings. */
export function annasShop(toml = annasSettings()) {
  const project = folderWith({ 'wrangler.toml': toml })
  const secretsFile = join(project, 'secrets')
  writeSecrets(secretsFile, secrets)
  return { project, first: { ...options, secretsFile } }
}

/** Writes a file of secrets as an owner does. */
export function writeSecrets(file: string, values: Record<string, string>): void {
  const lines = Object.entries(values).map(([name, value]) => `${name}="${value}"\n`)
  writeFileSync(file, lines.join(''))
}

let mails = 0

/**
 * Puts a mail to Anna into the shop's database, sealed with the newest of `keys`. Returns its id.
 */
export async function putMail({ sql }: FakeAccount, keys: string): Promise<string> {
  const id = `mail-${++mails}`
  const place = `outbox.recipient:${id}` as const
  const recipient = await seal(await readSealingKeys(keys), place, 'anna@annas-rings.nl')
  sql
    .prepare(`INSERT INTO outbox
      (id, cause, kind, subject_id, recipient, state, attempts, due_at, created_at)
      VALUES (?1, ?1, 'k', 's', ?2, 'queued', 0, 0, 0)`)
    .run(id, recipient)
  return id
}

type Failure = { command: string; when: 'before' | 'after' }

/**
 * A Cloudflare account that remembers what was done to it. It refuses what Cloudflare refuses, and
 * creates the database that `wrangler deploy` creates. A command that begins with `fail.command`
 * fails, before or after it has done its work.
 */
export class FakeAccount implements Tools {
  accounts = [{ id: 'a1', name: "Anna's account" }]
  loggedIn = true
  queues = new Set<string>()
  databases = new Map<string, { location: string; migrated: boolean }>()
  /** What is in the shop's database. */
  readonly sql = new DatabaseSync(':memory:')
  secrets: Record<string, string> | null = null
  deployments = 0
  /** What the shop answers when it is deployed; the address answers nothing before. */
  answer = { status: 200, text: 'ok' }
  /** Looks at the address until its certificate is there. */
  slowness = 0
  otherSite: { status: number; text: string } | null = null
  reply: boolean | null = null
  fail: Failure | null = null

  calls: string[] = []
  lines: string[] = []
  questions: string[] = []
  waited = 0

  async wrangler(args: string[]): Promise<Ran> {
    const command = args
      .join(' ')
      .replace(/ \S+secrets\.json/, ' <file>')
      .replace(/ --command .*/s, '')
    this.calls.push(command)
    const fails = this.fail && command.startsWith(this.fail.command) ? this.fail.when : null
    if (fails === 'before') return failed('Network connection lost')
    const ran = this.#execute(command, args)
    return fails === 'after' ? failed('Network connection lost') : ran
  }

  #execute(command: string, args: string[]): Ran {
    const [first = '', second = '', third = ''] = args
    if (command === 'whoami --json') return this.#whoami()
    if (command === 'deploy --dry-run') return done('Total Upload: 600 KiB')
    if (first === 'deploy') return this.#deploy(args)
    if (command.startsWith('secret list'))
      return this.secrets
        ? done(JSON.stringify(Object.keys(this.secrets).map((name) => ({ name }))))
        : failed('Worker "jegem" not found.')
    if (command === 'd1 list --json')
      return done(JSON.stringify([...this.databases.keys()].map((name) => ({ name, uuid: name }))))
    if (command.startsWith('d1 create')) return this.#createDatabase(third, args.at(-1) ?? '')
    if (command === `queues info ${third}`)
      return this.queues.has(third)
        ? done(`Queue Name: ${third}`)
        : failed(`Queue "${third}" does not exist. To create it, run: wrangler queues create`)
    if (command === `queues create ${third}`) return this.#createQueue(third)
    if (command === 'd1 migrations apply DB --remote') return this.#migrate()
    if (command === 'd1 execute DB --remote --json') return this.#query(args.at(-1) ?? '')
    if (command === 'secret bulk <file>') return this.#putSecrets(third)
    throw new Error(`The fake account knows no \`wrangler ${first} ${second}\``)
  }

  #whoami(): Ran {
    if (!this.loggedIn) return { ...failed(''), stdout: '{"loggedIn":false}' }
    return done(JSON.stringify({ loggedIn: true, accounts: this.accounts }))
  }

  #createDatabase(name: string, location: string): Ran {
    if (this.databases.has(name)) return failed('A database with that name already exists')
    this.databases.set(name, { location, migrated: false })
    return done('Created')
  }

  #createQueue(name: string): Ran {
    if (this.queues.has(name)) return failed(`Queue name '${name}' is already taken`)
    this.queues.add(name)
    return done(`✅ Created queue '${name}'`)
  }

  #migrate(): Ran {
    const database = this.databases.get('jegem')
    if (!database) return failed(`Couldn't find a D1 DB named 'jegem'`)
    if (database.migrated) return done('✅ No migrations to apply!')
    database.migrated = true
    for (const file of globSync(resolve(import.meta.dirname, '../../migrations/*.sql')).sort())
      this.sql.exec(readFileSync(file, 'utf8'))
    return done('Migrations to be applied:')
  }

  #query(sql: string): Ran {
    const statements = sql.split(/;\n|;$/).filter((statement) => statement.trim() !== '')
    return done(
      JSON.stringify(statements.map((each) => ({ results: this.sql.prepare(each).all() }))),
    )
  }

  #putSecrets(file: string): Ran {
    if (!this.secrets) return failed('Worker "jegem" not found.')
    this.secrets = { ...this.secrets, ...JSON.parse(readFileSync(file, 'utf8')) }
    return done('✨ 1 secrets successfully uploaded')
  }

  #deploy(args: string[]): Ran {
    const file = args[args.indexOf('--secrets-file') + 1]
    const given = args.includes('--secrets-file')
      ? JSON.parse(readFileSync(file ?? '', 'utf8'))
      : {}
    const all = { ...this.secrets, ...given }
    // As wrangler.toml lists them: which provider's there are is the shop's own matter.
    const required = ['SEALING_KEYS', 'LOOKUP_KEY', 'TOKEN_KEY']
    const missing = required.filter((name) => !(name in all))
    if (missing.length > 0) return failed(`required secrets have not been set: ${missing}`)
    if (!this.queues.has('jegem-mail-events'))
      return failed('Queue "jegem-mail-events" does not exist. To create it, run: …')
    if (!this.databases.has('jegem'))
      this.databases.set('jegem', { location: 'wherever', migrated: false })
    this.secrets = all
    this.deployments += 1
    return done(`Current Version ID: v${this.deployments}`)
  }

  async fetch(url: string) {
    if (url !== 'https://annas-rings.nl/healthz') throw new Error(`Nobody may ask ${url}`)
    if (this.deployments === 0 && this.otherSite) return this.otherSite
    if (this.deployments === 0 || this.slowness-- > 0)
      throw new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } })
    return this.answer
  }

  async ask(question: string) {
    this.questions.push(question)
    return this.reply
  }

  say(line: string) {
    this.lines.push(line)
  }

  async wait(seconds: number) {
    this.waited += seconds
  }
}

const done = (stdout: string): Ran => ({ code: 0, stdout, stderr: '' })
const failed = (stderr: string): Ran => ({ code: 1, stdout: '', stderr: `✘ [ERROR] ${stderr}` })
