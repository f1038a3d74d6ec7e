import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { optionalSecrets } from '../deploy/secrets.ts'
import { CONFIGURATION } from '../shared/documents.ts'
import { projectFile, projectFolder } from '../shared/project.ts'
import { Stopped, stopOnFaults } from '../shared/stopped.ts'
import { faultsOfConfiguration, faultsOfReadme, withDiagram } from './faults.ts'

/** Compares README.md, and the document with the settings, with the code. Throws `Stopped`. */
export function checkReadme({ write }: { write: boolean }): void {
  const diagram = drawSlices()
  if (write) writeFileSync(projectFile('README.md'), withDiagram(document('README.md'), diagram))
  const names = settings()
  stopOnFaults([
    ...faultsOfReadme(document('README.md'), { diagram, scripts: scripts() }),
    ...faultsOfConfiguration(document(CONFIGURATION), names),
  ])
  console.log(`README.md: in step with ${names.length} settings and the slices.`)
}

function document(name: string): string {
  if (!existsSync(projectFile(name))) throw new Stopped(`${name} is missing.`)
  return readFileSync(projectFile(name), 'utf8')
}

/** Which slice knows which, as a Mermaid flowchart drawn from the imports: a line per slice. */
function drawSlices(): string {
  const slices = '^src/(?!platform|ui|commands)[^/]+/'
  const options = ['--include-only', slices, '--collapse', '^src/[^/]+', '--output-type', 'json']
  const drawn = execFileSync('node_modules/.bin/depcruise', ['src', ...options], {
    cwd: projectFolder,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const { modules } = JSON.parse(drawn) as {
    modules: { source: string; dependencies: { resolved: string }[] }[]
  }
  const lines = modules.flatMap(({ source, dependencies }) => {
    const known = dependencies.map(({ resolved }) => sliceOf(resolved)).sort()
    return known.length > 0 ? [`${sliceOf(source)} --> ${known.join(' & ')}`] : []
  })
  return ['flowchart LR', ...lines.sort()].join('\n')
}

const sliceOf = (folder: string) => folder.replace('src/', '')

/**
 * Every variable, secret and binding of wrangler.toml, which `npm run types` writes into one
 * interface, and the secrets that a shop may do without: wrangler.toml can only require secrets.
 */
function settings(): string[] {
  const types = readFileSync(projectFile('src/platform/bindings.d.ts'), 'utf8')
  const fields = /interface __BaseEnv_CloudflareBindings \{([^}]*)\}/.exec(types)?.[1]
  if (!fields)
    throw new Stopped('src/platform/bindings.d.ts lists no bindings: run `npm run types`')
  const named = Array.from(fields.matchAll(/^\s*(\w+)\??:/gm), ([, name]) => name as string)
  return [...named, ...optionalSecrets]
}

function scripts(): string[] {
  return Object.keys(JSON.parse(readFileSync(projectFile('package.json'), 'utf8')).scripts)
}
