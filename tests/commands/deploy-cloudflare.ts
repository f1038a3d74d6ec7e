import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'

/** What the account has, as far as a deployment of this shop touches it. */
type Account = {
  databases: { uuid: string; name: string; location: string; sql: DatabaseSync }[]
  queues: Queue[]
  namespaces: { id: string; title: string }[]
  /** Bindings of each uploaded version, with the values of new secrets. */
  versions: Binding[][]
  domains: string[]
  crons: string[]
  /** Method and path of every request, in order. */
  requests: string[]
}

type Queue = { queue_id: string; queue_name: string; consumers: Consumer[] }
type Consumer = { type: 'worker'; consumer_id: string; script: string; dead_letter_queue: string }
type Binding = { type: string; name: string; text?: string; [more: string]: unknown }
type Answer = { result: unknown } | { code: number; message: string; status?: number }
type Handler = (request: { body: string; query: URLSearchParams; id: string }) => Answer

/**
 * A stand-in for Cloudflare's API, as much of it as wrangler asks for when it deploys this shop.
 * Requests it does not know are answered with an error, so that a new wrangler that asks for more
 * shows.
 */
export async function startCloudflare() {
  const account: Account = {
    databases: [],
    queues: [],
    namespaces: [],
    versions: [],
    domains: [],
    crons: [],
    requests: [],
  }
  const handlers = handlersFor(account)
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const path = url.pathname.replace('/client/v4', '').replace('/accounts/a1', '')
    account.requests.push(`${request.method} ${path}`)
    const body = await read(request)
    const answer = respond(handlers, `${request.method} ${path}`, body, url.searchParams)
    const [status, content] =
      'result' in answer
        ? [200, { success: true, errors: [], messages: [], ...paged(answer.result) }]
        : [answer.status ?? 404, { success: false, errors: [answer], messages: [], result: null }]
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(content))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    account,
    url: `http://127.0.0.1:${port}/client/v4`,
    stop: () => {
      for (const { sql } of account.databases) sql.close()
      server.close()
    },
  }
}

function handlersFor(account: Account): [line: RegExp, handle: Handler][] {
  return [...identityOf(), ...databasesOf(account), ...queuesOf(account), ...workerOf(account)]
}

const identityOf = (): [RegExp, Handler][] => [
  [/^GET \/user\/tokens\/verify$/, () => ({ result: { id: 't', status: 'active' } })],
  [/^GET \/accounts$/, () => ({ result: [{ id: 'a1', name: "Anna's account" }] })],
  [/^GET \/memberships$/, () => ({ result: [{ account: { id: 'a1', name: "Anna's account" } }] })],
  [/^GET \/user$/, () => ({ result: { email: 'anna@annas-rings.nl' } })],
]

function databasesOf({ databases }: Account): [RegExp, Handler][] {
  const find = (id: string) => databases.find(({ uuid, name }) => uuid === id || name === id)
  const absent = { code: 7404, message: 'The database could not be found' }
  return [
    [/^GET \/d1\/database$/, () => ({ result: databases.map(({ sql, ...facts }) => facts) })],
    [
      /^POST \/d1\/database$/,
      ({ body }) => {
        const { name, primary_location_hint } = JSON.parse(body)
        const sql = new DatabaseSync(':memory:')
        const made = { uuid: randomUUID(), name, location: primary_location_hint }
        databases.push({ ...made, sql })
        return { result: made }
      },
    ],
    [
      /^GET \/d1\/database\/([^/]+)$/,
      ({ id }) => {
        const found = find(id)
        return found ? { result: { uuid: found.uuid, name: found.name } } : absent
      },
    ],
    [
      /^POST \/d1\/database\/([^/]+)\/query$/,
      ({ id, body }) => {
        const found = find(id)
        return found ? { result: query(found.sql, JSON.parse(body).sql) } : absent
      },
    ],
  ]
}

/** Like D1: all statements or none; rows of each select, where nothing is changed. */
function query(database: DatabaseSync, sql: string) {
  const meta = { duration: 0, served_by: 'stand-in' }
  if (/^\s*select/i.test(sql))
    return sql
      .split(/;\n|;$/)
      .filter((statement) => statement.trim() !== '')
      .map((each) => ({ success: true, results: database.prepare(each).all(), meta }))
  database.exec(`BEGIN; ${sql}\n; COMMIT`)
  return [{ success: true, results: [], meta }]
}

function queuesOf({ queues }: Account): [RegExp, Handler][] {
  const create = (queue_name: string) => {
    const made = { queue_id: randomUUID(), queue_name, consumers: [], ...counts }
    queues.push(made)
    return made
  }
  return [
    [
      /^GET \/queues$/,
      ({ query }) => {
        const names = query.getAll('name')
        const named = ({ queue_name }: Queue) => names.length === 0 || names.includes(queue_name)
        return { result: queues.filter(named) }
      },
    ],
    [/^POST \/queues$/, ({ body }) => ({ result: create(JSON.parse(body).queue_name) })],
    [
      /^POST \/queues\/([^/]+)\/consumers$/,
      ({ id, body }) => {
        const { script_name, dead_letter_queue } = JSON.parse(body)
        const facts = { script: script_name, dead_letter_queue }
        const made = { type: 'worker' as const, consumer_id: randomUUID(), ...facts }
        queues.find(({ queue_id }) => queue_id === id)?.consumers.push(made)
        // "If there is no queue with the specified name, it will be created automatically."
        // developers.cloudflare.com/queues/configuration/configure-queues/, `dead_letter_queue`
        if (!queues.some(({ queue_name }) => queue_name === dead_letter_queue))
          create(dead_letter_queue)
        return { result: made }
      },
    ],
    [/^PUT \/queues\/[^/]+\/consumers\/[^/]+$/, () => ({ result: {} })],
  ]
}

const counts = { producers_total_count: 0, consumers_total_count: 0, producers: [] }

function workerOf(account: Account): [RegExp, Handler][] {
  const absent = { code: 10007, message: 'This Worker does not exist on your account.' }
  const there = (answer: (bindings: Binding[]) => unknown) => (): Answer => {
    const bindings = account.versions.at(-1)
    return bindings ? { result: answer(bindings) } : absent
  }
  const secretsOf = (bindings: Binding[]) =>
    bindings.filter(({ type }) => type === 'secret_text').map(({ name, type }) => ({ name, type }))
  const script = { tag: 't1', tags: [], last_deployed_from: 'wrangler' }
  const worker = '/workers/scripts/jegem'
  return [
    [line(`GET ${worker}/secrets`), there(secretsOf)],
    [line(`GET ${worker}/settings`), there((bindings) => ({ bindings }))],
    [line('GET /workers/services/jegem'), there(() => ({ default_environment: { script } }))],
    [line(`POST ${worker}/assets-upload-session`), () => ({ result: { jwt: 'j', buckets: [] } })],
    [
      line(`PATCH ${worker}/secrets-bulk`),
      ({ body }) => {
        const { secrets } = JSON.parse(body) as { secrets: Record<string, Binding> }
        const kept = account.versions.at(-1)?.filter(({ name }) => !secrets[name]) ?? []
        account.versions.push([...kept, ...Object.values(secrets)])
        return { result: {} }
      },
    ],
    [line('GET /storage/kv/namespaces'), () => ({ result: account.namespaces })],
    [
      line('POST /storage/kv/namespaces'),
      ({ body }) => {
        const made = { id: randomUUID().replaceAll('-', ''), title: JSON.parse(body).title }
        account.namespaces.push(made)
        return { result: made }
      },
    ],
    [line(`PUT ${worker}`), ({ body }) => upload(account, body)],
    [line(`POST ${worker}/versions`), ({ body }) => upload(account, body)],
    [line(`GET ${worker}/deployments`), there(() => ({ deployments: [] }))],
    [line(`POST ${worker}/deployments`), there(() => ({ id: randomUUID() }))],
    [line(`PATCH ${worker}/script-settings`), there(() => ({}))],
    [line('GET /workers/workers/jegem'), there(() => ({ subdomain: {} }))],
    [line(`GET ${worker}/subdomain`), there(() => ({ enabled: false, previews_enabled: false }))],
    [line(`POST ${worker}/subdomain`), there(() => ({ enabled: false, previews_enabled: false }))],
    [
      line(`POST ${worker}/domains/changeset`),
      there(() => ({ added: [], removed: [], updated: [], conflicting: [] })),
    ],
    [
      line(`PUT ${worker}/domains/records`),
      ({ body }) => {
        account.domains = JSON.parse(body).origins.map(
          (each: { hostname: string }) => each.hostname,
        )
        return { result: [] }
      },
    ],
    [
      line(`PUT ${worker}/schedules`),
      ({ body }) => {
        account.crons = JSON.parse(body).map((each: { cron: string }) => each.cron)
        return { result: {} }
      },
    ],
  ]
}

/** A new version: what it inherits comes from the version before, and must be there. */
function upload(account: Account, form: string): Answer {
  const metadata = /name="metadata"[^\n]*\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*?)\r\n--/.exec(form)?.[1]
  const bindings: Binding[] = JSON.parse(metadata ?? '{}').bindings
  const before = account.versions.at(-1) ?? []
  const resolved = bindings.map((binding) =>
    binding.type === 'inherit' ? before.find(({ name }) => name === binding.name) : binding,
  )
  const kept = before.filter(
    ({ type, name }) =>
      type === 'secret_text' && !bindings.some((binding) => binding.name === name),
  )
  if (resolved.includes(undefined)) return { code: 10057, message: 'inherit binding is invalid' }
  account.versions.push([...resolved.filter((binding) => binding !== undefined), ...kept])
  const id = randomUUID()
  return { result: { id, deployment_id: id, etag: 'e', resources: { script: { etag: 'e' } } } }
}

/** Exactly this method and path. */
const line = (text: string) => new RegExp(`^${text.replaceAll('/', '\\/')}$`)

function respond(
  handlers: [RegExp, Handler][],
  line: string,
  body: string,
  query: URLSearchParams,
): Answer {
  for (const [pattern, handle] of handlers) {
    const match = pattern.exec(line)
    if (match) return handle({ body, query, id: match[1] ?? '' })
  }
  return { code: 99_999, message: `The stand-in does not know ${line}`, status: 400 }
}

const paged = (result: unknown) => ({
  result,
  ...(Array.isArray(result) && {
    result_info: {
      page: 1,
      per_page: 100,
      count: result.length,
      total_count: result.length,
      total_pages: 1,
    },
  }),
})

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1')
}
