// Adds the entries that npm leaves out of package-lock.json for optional packages of other platforms that the registry at hand
// does not serve; without them `npm ci` refuses the lockfile (npm/cli issue 9846). Usage: node complete-lock.mjs [directory]
import { readFileSync, writeFileSync } from 'node:fs'

const file = `${process.argv[2] ?? '.'}/package-lock.json`
const lock = JSON.parse(readFileSync(file, 'utf8'))
const OS = {
  android: 'android',
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
}
const CPU = {
  arm64: 'arm64',
  x64: 'x64',
  64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
}
const added = []
for (const [at, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    // As Node looks a package up: in the package's own node_modules, then in every one above it.
    const places = [`${at}/node_modules/${name}`]
    for (let up = at; up.includes('node_modules/'); ) {
      up = up.slice(0, up.lastIndexOf('node_modules/'))
      places.push(`${up}node_modules/${name}`)
    }
    if (places.some((place) => lock.packages[place])) continue
    const top = `node_modules/${name}`
    if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue
    const words = name.split(/[/-]/)
    const os = words.map((word) => OS[word]).find(Boolean)
    const cpu = words.map((word) => CPU[word]).find(Boolean)
    if (!os || !cpu) continue
    const libc = words.some((w) => /^musl/.test(w))
      ? ['musl']
      : words.includes('gnu') || words.includes('gnueabihf')
        ? ['glibc']
        : null
    lock.packages[top] = {
      version,
      cpu: [cpu],
      ...(entry.dev && { dev: true }),
      ...(libc && os === 'linux' && { libc }),
      optional: true,
      os: [os],
    }
    added.push(top)
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.join('\n') || 'nothing was missing')
