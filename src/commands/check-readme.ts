import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { faultsOfReadme, withDiagram } from './check-readme/faults.ts'

/**
 * `npm run check:readme`: compares README.md with the code it speaks of. Exits with 1 and says what is missing;
 * `npm run check:readme -- --write` draws the diagram of the slices anew first.
 */
if (!existsSync('README.md')) fail(['README.md is missing.'])

const facts = { diagram: drawSlices(), settings: settings(), scripts: scripts() }
if (process.argv.includes('--write'))
  writeFileSync('README.md', withDiagram(readFileSync('README.md', 'utf8'), facts.diagram))
const faults = faultsOfReadme(readFileSync('README.md', 'utf8'), facts)
if (faults.length > 0) fail(faults)
console.log(`README.md: in step with ${facts.settings.length} settings and the slices.`)

function fail(faults: string[]): never {
  for (const fault of faults) console.error(fault)
  process.exit(1)
}

/** Which slice knows which, as a Mermaid flowchart drawn from the imports. */
function drawSlices(): string {
  const slices = '^src/(?!platform|ui|commands)[^/]+/'
  const options = ['--include-only', slices, '--collapse', '^src/[^/]+', '--output-type', 'mermaid']
  const drawn = execFileSync('node_modules/.bin/depcruise', ['src', ...options], {
    encoding: 'utf8',
  }).split('\n')
  // They come in the order in which files were read, which changes where the slices do not.
  const isArrow = (line: string) => /^\d+-->\d+$/.test(line)
  const arrows = drawn.filter(isArrow).sort()
  return drawn.map((line) => (isArrow(line) ? (arrows.shift() ?? line) : line)).join('\n')
}

/** Every variable, secret and binding of wrangler.toml: `npm run types` writes them all into one interface. */
function settings(): string[] {
  const types = readFileSync('src/platform/bindings.d.ts', 'utf8')
  const fields = /interface __BaseEnv_CloudflareBindings \{([^}]*)\}/.exec(types)?.[1]
  if (!fields) throw new Error('src/platform/bindings.d.ts lists no bindings: run `npm run types`')
  return Array.from(fields.matchAll(/^\s*(\w+)\??:/gm), ([, name]) => name as string)
}

function scripts(): string[] {
  return Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts)
}
