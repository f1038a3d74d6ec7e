import { chmodSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { parseSecrets, readSecretsFile, type Secrets } from '../deploy/secrets.ts'
import { Stopped } from '../shared/stopped.ts'
import { type KeySet, readKeys, writeKeys } from './key-set.ts'

/** The secrets in the file that are about sealing keys. */
const names = { keys: 'SEALING_KEYS', retired: 'RETIRED_SEALING_KEYS' }

/**
 * Reads the keys in a file of secrets. Throws `Stopped` where there are none, or none that the shop
 * can use.
 */
export function readKeyFile(path: string): KeySet {
  const secrets = readSecretsFile(path, { origin: '', secrets: Object.values(names) })
  const keys = secrets[names.keys]
  if (!keys)
    throw new Stopped(
      `${path} has no ${names.keys}. ` +
        'They cannot be read back from Cloudflare: name your own copy.',
    )
  return { keys: readKeys(keys), retired: readKeys(secrets[names.retired] ?? '') }
}

/**
 * Writes the keys into the file and leaves everything else in it as it is. At every moment the file
 * is complete, the old or the new, and only this user can read it.
 */
export function writeKeyFile(path: string, { keys, retired }: KeySet): void {
  const real = realpathSync(path)
  const text = readFileSync(real, 'utf8')
  const before = parseSecrets(path, text)
  const wanted = {
    [names.keys]: writeKeys(keys),
    ...((retired.length > 0 || before[names.retired]) && {
      [names.retired]: writeKeys(retired),
    }),
  }
  const edited = edit(path, text, { before, wanted })
  const next = `${real}.new`
  writeFileSync(next, edited, { mode: 0o600, flush: true })
  chmodSync(next, 0o600)
  renameSync(next, real)
}

function edit(
  path: string,
  text: string,
  { before, wanted }: { before: Secrets; wanted: Secrets },
): string {
  const after = { ...before, ...wanted }
  if (text.trimStart().startsWith('{')) return `${JSON.stringify(after, null, 2)}\n`
  const edited = Object.entries(wanted).reduce(withLine, text)
  if (isSame(parseSecrets(path, edited), after)) return edited
  throw new Stopped(
    `${path} is written in a way that cannot be changed safely. ` +
      'Put each secret on a line of its own, NAME="value".',
  )
}

function withLine(text: string, [name, value]: [string, string]): string {
  const line = `${name}="${value}"`
  const pattern = new RegExp(`^[ \\t]*(export[ \\t]+)?${name}[ \\t]*=.*$`, 'm')
  if (pattern.test(text)) return text.replace(pattern, line)
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`
}

const isSame = (a: Secrets, b: Secrets) =>
  Object.keys({ ...a, ...b }).every((name) => a[name] === b[name])
