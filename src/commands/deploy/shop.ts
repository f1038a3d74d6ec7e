import type { Unstable_Config as Config } from 'wrangler'
import { settings } from '../../platform/config.ts'
import { namesOfProviders } from '../../platform/payment-secrets.ts'
import { CONFIGURATION } from '../shared/documents.ts'
import { Stopped } from '../shared/stopped.ts'
import { readWranglerToml } from '../shared/wrangler-toml.ts'
import { faultsOfPlaceholders } from './placeholders.ts'

/** What `wrangler.toml` says about the shop that is to be online. */
export type Shop = {
  worker: string
  origin: string
  account: string | null
  database: { binding: string; name: string; id: string | null }
  /** Names of the secrets that the Worker must have. */
  secrets: string[]
  /** Whether a service is chosen that sends newsletters. */
  sendsNewsletters: boolean
  /**
   * Queues that the Worker is given messages of and puts none into. Wrangler creates those alone
   * that a Worker puts messages into.
   */
  incomingQueues: string[]
}

/** Reads and checks `wrangler.toml` in `project`. Throws `Stopped` with every fault at once. */
export function readShop(project: string): Shop {
  const config = readWranglerToml(project)
  const faults = faultsOfShop(config)
  if (faults.length > 0)
    throw new Stopped(
      'wrangler.toml does not describe your shop yet:\n' +
        `${faults.map((fault) => `  ${fault}\n`).join('')}` +
        `Correct these lines; ${CONFIGURATION}, "Configuration", explains each of them.`,
    )
  const [database] = config.d1_databases
  if (!config.name || !database?.database_name)
    throw new Stopped('wrangler.toml needs a `name`, and a `database_name` under [[d1_databases]].')
  return {
    worker: config.name,
    origin: new URL(String(config.vars.SHOP_ORIGIN)).origin,
    account: config.account_id ?? process.env.CLOUDFLARE_ACCOUNT_ID ?? null,
    database: {
      binding: database.binding,
      name: database.database_name,
      id: database.database_id ?? null,
    },
    secrets: config.secrets?.required ?? [],
    sendsNewsletters: sendsNewsletters(config.vars),
    incomingQueues: incomingQueues(config.queues),
  }
}

function sendsNewsletters({ NEWSLETTER }: Config['vars']): boolean {
  const { provider = 'none' } = (NEWSLETTER ?? {}) as { provider?: string }
  return provider !== 'none'
}

function incomingQueues({ producers = [], consumers = [] }: Config['queues']): string[] {
  const outgoing = producers.map(({ queue }) => queue)
  return consumers.map(({ queue }) => queue).filter((queue) => !outgoing.includes(queue))
}

type ShopConfig = Pick<
  Config,
  'vars' | 'routes' | 'route' | 'workers_dev' | 'secrets' | 'analytics_engine_datasets'
>

/** What is wrong with the settings, a line each; the rules are the Worker's own. */
function faultsOfShop(config: ShopConfig): string[] {
  const secrets = [
    ...(config.secrets?.required ?? []),
    ...namesOfProviders.flatMap((of) => of.names),
  ]
  const faults = faultsOfValues(config.vars).filter(({ name }) => !secrets.includes(name))
  if (faults.length > 0) return faults.map(({ name, says }) => `${name} ${says}`)
  const examples = faultsOfPlaceholders(config.vars)
  return examples.length > 0 ? examples : [...faultsOfDataset(config), ...faultsOfRoutes(config)]
}

/** Visits would be written to one data set and read from another. */
function faultsOfDataset({ vars, analytics_engine_datasets }: ShopConfig): string[] {
  const written = analytics_engine_datasets[0]?.dataset
  return written && written !== vars.ANALYTICS_DATASET
    ? [`ANALYTICS_DATASET ${vars.ANALYTICS_DATASET} must be the data set of VISITS, ${written}`]
    : []
}

/** Asks the Worker's own rules about settings and secrets. `name` is the first part of the path. */
export function faultsOfValues(values: Record<string, unknown>): { name: string; says: string }[] {
  const issues = settings.safeParse(values).error?.issues ?? []
  return issues.map(({ path: [name, ...rest], message }) => ({
    name: String(name),
    says: [...(rest.length > 0 ? [`(${rest.join('.')})`] : []), message].join(' '),
  }))
}

/** A Worker that no address leads to would be online for nobody. */
function faultsOfRoutes({ vars, routes, route, workers_dev }: ShopConfig): string[] {
  const { hostname } = new URL(String(vars.SHOP_ORIGIN))
  if (workers_dev && hostname.endsWith('.workers.dev')) return []
  const patterns = [...(routes ?? []), ...(route ? [route] : [])].map((each) =>
    typeof each === 'string' ? each : each.pattern,
  )
  if (patterns.some((pattern) => pattern.split('/')[0] === hostname)) return []
  return [
    `routes: nothing leads to ${hostname}. ` +
      `Add above [vars]: routes = [{ pattern = "${hostname}", custom_domain = true }]`,
  ]
}
