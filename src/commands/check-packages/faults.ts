/** What the check reads of package-lock.json, `lockfileVersion` 3. */
export type Lockfile = {
  packages: Record<
    string,
    { integrity?: string; license?: string; link?: boolean; dev?: boolean; devOptional?: boolean }
  >
}

/**
 * Licences of what the Worker runs: they ask for no more than their own text. The Unlicense asks
 * for nothing at all (isbot).
 */
const ACCEPTED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense'])

/**
 * Builds of chdb for Macs and for Linux on ARM. The registry that the lockfile was written with does
 * not offer them, so their digests are not known: there npm installs them unverified, for tests and
 * `npm run dev` alone. `npm install` on such a machine adds the digest, and its line here can go.
 */
const WITHOUT_DIGEST = ['darwin-arm64', 'darwin-x64', 'linux-arm64-gnu'].map(
  (build) => `node_modules/@chdb/lib-${build}`,
)

/** Returns what is wrong with the packages, as sentences for a terminal. */
export function faultsOfLockfile({ packages }: Lockfile): string[] {
  // The entry without a name is the project itself.
  const installed = Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.link)
  const unverifiable = installed.filter(
    ([path, entry]) => !entry.integrity?.startsWith('sha512-') && !WITHOUT_DIGEST.includes(path),
  )
  const unwelcome = installed.filter(
    ([, entry]) => !entry.dev && !entry.devOptional && !ACCEPTED.has(entry.license ?? ''),
  )
  return [
    ...(unverifiable.length > 0
      ? [
          `package-lock.json has no SHA-512 digest for ${unverifiable.length} packages:\n` +
            unverifiable.map(([path]) => `  ${path}\n`).join('') +
            'Remove these entries from it and run npm install, which writes them anew.',
        ]
      : []),
    ...unwelcome.map(
      ([path, { license }]) =>
        `${path} goes into the Worker under the licence "${license ?? 'not named'}". Accepted: ` +
        `${[...ACCEPTED].join(', ')}. Choose another package, or add the licence to ` +
        'src/commands/check-packages/faults.ts with the reason.',
    ),
  ]
}
