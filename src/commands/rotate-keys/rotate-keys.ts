import { TEXTS_PER_STRIKE } from '../../key-rotation/reseal.ts'
import { readSealingKeys } from '../../platform/sealing.ts'
import { secretsOnWorker } from '../deploy/account.ts'
import { waitUntilWell } from '../deploy/health.ts'
import { faultsOfKeys, type KeyUse, readKeyUses } from '../deploy/key-uses.ts'
import { type Outside, run, Stopped } from '../deploy/outside.ts'
import { howToMend } from '../deploy/sealing-keys.ts'
import { inSecretsFile } from '../deploy/secrets.ts'
import { readShop, type Shop } from '../deploy/shop.ts'
import { readKeyFile, writeKeyFile } from './key-file.ts'
import type { Options } from './options.ts'
import { isUnderWay, makeKey, type Ring, retire, takeBack, writeKeys } from './ring.ts'

/**
 * Brings a rotation of the sealing keys one step further, wherever it was left:
 *
 * 1. A new key goes in front, first into the owner's file and then to the Worker. From then on it seals.
 * 2. The shop's clock seals older texts anew (`src/key-rotation/reseal.ts`); this only says how many are left.
 * 3. With `--retire`, once none is left, the older keys leave the Worker. The file keeps them.
 *
 * Before it writes anything it shows that the keys open what the database holds. Throws `Stopped`; it can then be run again.
 */
export async function rotateKeys(
  project: string,
  options: Options,
  outside: Outside,
): Promise<void> {
  const shop = options.local ? null : readShop(project)
  if (shop) await refuseWithoutWorker(shop, outside)
  const { secretsFile } = options
  const inFile = readKeyFile(secretsFile)
  const used = await readKeyUses(outside, databaseOf(shop, options))
  const ring = takeBack(
    inFile,
    used.map(({ key }) => key),
  )
  await refuseWrongKeys(ring, used, secretsFile)
  outside.say(`Keys: those in ${secretsFile} open what the database holds`)

  const older = olderUses(ring, used)
  if (options.retire && older.length > 0)
    throw new Stopped(`Older keys are still needed. Nothing was changed.\n${whatIsLeft(older)}`)
  const next = options.retire ? retire(ring) : await withNewKey(ring)
  const [newest] = next.keys
  if (writeKeys(next.keys) !== writeKeys(inFile.keys)) {
    writeKeyFile(secretsFile, next)
    outside.say(`File: ${secretsFile} written; keep a copy of it where you keep your deeds`)
  }
  if (shop) await giveToWorker(shop, next, outside)
  else outside.say('Worker: `npm run dev` picks up the keys when it starts')
  outside.say(`New texts are sealed with ${newest?.id}`)

  if (!options.retire) return outside.say(whatIsLeft(olderUses(next, used)))
  // A text may have been on its way when the others were counted.
  const late = olderUses(next, await readKeyUses(outside, databaseOf(shop, options)))
  if (late.length > 0)
    throw new Stopped(
      'Meanwhile a text was sealed with an older key. Run `npm run keys:rotate` without --retire: it brings the key back.',
    )
  outside.say(
    'Done: no text needs an older key. The file keeps the older ones as RETIRED_SEALING_KEYS, for your backups.',
  )
}

/** Wrangler would make a Worker for a secret that has none. */
async function refuseWithoutWorker(shop: Shop, outside: Outside): Promise<void> {
  if ((await secretsOnWorker(outside, shop))?.includes('SEALING_KEYS')) return
  throw new Stopped(`${shop.worker} is not online yet. Run: npm run deploy`)
}

function databaseOf(shop: Shop | null, { persistTo }: Options): string[] {
  if (shop) return [shop.database.binding, '--remote']
  return ['DB', '--local', ...(persistTo ? ['--persist-to', persistTo] : [])]
}

/** Keys that do not open the texts would shut them up once they were on the Worker: what it has cannot be read back. */
async function refuseWrongKeys(ring: Ring, used: KeyUse[], file: string): Promise<void> {
  const faults = await faultsOfKeys(await readSealingKeys(writeKeys(ring.keys)), used)
  if (faults.length === 0) return
  const lines = faults.map((fault) => `  ${fault}\n`).join('')
  throw new Stopped(`${file} does not have the database's keys:\n${lines}${howToMend}`)
}

const withNewKey = async (ring: Ring): Promise<Ring> =>
  isUnderWay(ring) ? ring : { ...ring, keys: [await makeKey(), ...ring.keys] }

async function giveToWorker(shop: Shop, { keys }: Ring, outside: Outside): Promise<void> {
  const again = 'The file has them all. Run the same command again.'
  await inSecretsFile({ SEALING_KEYS: writeKeys(keys) }, (file) =>
    run(outside, ['secret', 'bulk', file], 'give the keys to the Worker', again),
  )
  const ids = keys.map(({ id }) => id).join(', ')
  const fault = await waitUntilWell(outside, shop.origin, 90)
  if (fault !== null)
    throw new Stopped(
      `The Worker was given the keys ${ids}, but ${shop.origin}/healthz is not healthy: ${fault}\n${again} ` +
        '`npx wrangler tail` shows what the shop logs.',
    )
  outside.say(`Worker: has the keys ${ids}, and ${shop.origin}/healthz says ok`)
}

/** Uses of keys that are neither the newest nor given up. */
function olderUses({ keys: [newest, ...others] }: Ring, used: KeyUse[]): KeyUse[] {
  const givenUp = others.filter(({ value }) => value === 'lost').map(({ id }) => id)
  return used.filter(({ key }) => key !== newest?.id && !givenUp.includes(key))
}

function whatIsLeft(older: KeyUse[]): string {
  if (older.length === 0)
    return 'No text needs an older key. Last step: run the same command with --retire.'
  const byColumn = Map.groupBy(older, ({ column }) => column)
  const counts = [...byColumn].map(([column, uses]) => ({
    column,
    texts: uses.reduce((sum, { texts }) => sum + texts, 0),
  }))
  const most = Math.max(...counts.map(({ texts }) => texts))
  return (
    `Texts still sealed with an older key: ${counts.map(({ column, texts }) => `${texts} in ${column}`).join(', ')}.\n` +
    `The shop seals ${TEXTS_PER_STRIKE} of each column afresh every five minutes: check again in ${Math.ceil(most / TEXTS_PER_STRIKE) * 5} minutes.`
  )
}
