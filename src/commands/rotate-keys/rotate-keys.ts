import { TEXTS_PER_RUN } from '../../key-rotation/reseal.ts'
import { readSealingKeys } from '../../platform/sealing.ts'
import { secretsOnWorker } from '../deploy/account.ts'
import { waitUntilHealthy } from '../deploy/health.ts'
import { faultsOfKeys, type KeyUse, readKeyUses } from '../deploy/key-uses.ts'
import { howToRestoreKeys } from '../deploy/sealing-keys.ts'
import { withSecretsFile } from '../deploy/secrets.ts'
import { readShop, type Shop } from '../deploy/shop.ts'
import type { Database } from '../shared/database.ts'
import { Stopped } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import { requireWrangler } from '../shared/wrangler.ts'
import { readKeyFile, writeKeyFile } from './key-file.ts'
import {
  generateKey,
  isRotating,
  type KeySet,
  restoreKeys,
  retireKeys,
  writeKeys,
} from './key-set.ts'
import type { Options } from './options.ts'

/**
 * Takes a rotation of the sealing keys one step further, from wherever it was left:
 *
 * 1. A new key goes first, first into the owner's file and then to the Worker. From then on it
 *    seals.
 * 2. The shop's clock seals older texts again (`src/key-rotation/reseal.ts`); this only counts what
 *    is left.
 * 3. With `--retire`, once none is left, the older keys leave the Worker. The file keeps them.
 *
 * Before it writes anything it makes sure that the keys open what the database holds. Throws
 * `Stopped`; it can then be run again.
 */
export async function rotateKeys(project: string, options: Options, tools: Tools): Promise<void> {
  const shop = options.local ? null : readShop(project)
  if (shop) await refuseWithoutWorker(shop, tools)
  const { secretsFile } = options
  const database = databaseOf(shop, options)
  const inFile = readKeyFile(secretsFile)
  const used = await readKeyUses(tools, database)
  const before = restoreKeys(
    inFile,
    used.map(({ key }) => key),
  )
  await refuseWrongKeys(before, used, secretsFile)
  tools.say(`Keys: those in ${secretsFile} open what the database holds`)

  const older = olderUses(before, used)
  if (options.retire && older.length > 0)
    throw new Stopped(`Older keys are still needed. Nothing was changed.\n${progressOf(older)}`)
  const after = options.retire ? retireKeys(before) : await withNewKey(before)
  const [newest] = after.keys
  if (writeKeys(after.keys) !== writeKeys(inFile.keys)) {
    writeKeyFile(secretsFile, after)
    tools.say(`File: ${secretsFile} written; keep a copy of it where you keep your deeds`)
  }
  if (shop) await giveToWorker(shop, after, tools)
  else tools.say('Worker: `npm run dev` picks up the keys when it starts')
  tools.say(`New texts are sealed with ${newest?.id}`)

  if (!options.retire) return tools.say(progressOf(olderUses(after, used)))
  // A text may have been on its way when the others were counted.
  const late = olderUses(after, await readKeyUses(tools, database))
  if (late.length > 0)
    throw new Stopped(
      'Meanwhile a text was sealed with an older key. ' +
        'Run `npm run keys:rotate` without --retire: it brings the key back.',
    )
  tools.say(
    'Done: no text needs an older key. ' +
      'The file keeps the older ones as RETIRED_SEALING_KEYS, for your backups.',
  )
}

/** Wrangler would create a Worker for a secret where there is none. */
async function refuseWithoutWorker(shop: Shop, tools: Tools): Promise<void> {
  if ((await secretsOnWorker(tools, shop))?.includes('SEALING_KEYS')) return
  throw new Stopped(`${shop.worker} is not online yet. Run: npm run deploy`)
}

const databaseOf = (shop: Shop | null, { persistTo }: Options): Database => ({
  name: shop?.database.binding ?? 'DB',
  remote: shop !== null,
  persistTo,
})

/**
 * Keys that do not open the texts would make them unreadable: what the Worker has cannot be read
 * back.
 */
async function refuseWrongKeys({ keys }: KeySet, used: KeyUse[], file: string): Promise<void> {
  const faults = await faultsOfKeys(await readSealingKeys(writeKeys(keys)), used)
  if (faults.length === 0) return
  const lines = faults.map((fault) => `  ${fault}\n`).join('')
  throw new Stopped(`${file} does not have the database's keys:\n${lines}${howToRestoreKeys}`)
}

const withNewKey = async (set: KeySet): Promise<KeySet> =>
  isRotating(set) ? set : { ...set, keys: [await generateKey(), ...set.keys] }

async function giveToWorker(shop: Shop, { keys }: KeySet, tools: Tools): Promise<void> {
  const again = 'The file has them all. Run the same command again.'
  await withSecretsFile({ SEALING_KEYS: writeKeys(keys) }, (file) =>
    requireWrangler(tools, ['secret', 'bulk', file], 'give the keys to the Worker', again),
  )
  const ids = keys.map(({ id }) => id).join(', ')
  const fault = await waitUntilHealthy(shop.origin, 90, tools)
  if (fault !== null)
    throw new Stopped(
      `The Worker was given the keys ${ids}, ` +
        `but ${shop.origin}/healthz is not healthy: ${fault}\n` +
        `${again} \`npx wrangler tail\` shows what the shop logs.`,
    )
  tools.say(`Worker: has the keys ${ids}, and ${shop.origin}/healthz says ok`)
}

/** Uses of keys that are neither the newest nor given up. */
function olderUses({ keys: [newest, ...others] }: KeySet, used: KeyUse[]): KeyUse[] {
  const givenUp = others.filter(({ value }) => value === 'lost').map(({ id }) => id)
  return used.filter(({ key }) => key !== newest?.id && !givenUp.includes(key))
}

function progressOf(older: KeyUse[]): string {
  if (older.length === 0)
    return 'No text needs an older key. Last step: run the same command with --retire.'
  const byColumn = Map.groupBy(older, ({ column }) => column)
  const counts = [...byColumn].map(([column, uses]) => ({
    column,
    texts: uses.reduce((sum, { texts }) => sum + texts, 0),
  }))
  const left = counts.map(({ column, texts }) => `${texts} in ${column}`).join(', ')
  const minutes = Math.ceil(Math.max(...counts.map(({ texts }) => texts)) / TEXTS_PER_RUN) * 5
  return (
    `Texts still sealed with an older key: ${left}.\n` +
    `The shop seals ${TEXTS_PER_RUN} of each column afresh every five minutes: ` +
    `check again in ${minutes} minutes.`
  )
}
