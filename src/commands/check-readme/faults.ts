import { CONFIGURATION } from '../shared/documents.ts'

/** What README.md has to agree with. */
export type ReadmeFacts = {
  /** The slices as a Mermaid flowchart. */
  diagram: string
  /** Names of the scripts of package.json. */
  scripts: string[]
}

const START = '<!-- slices:start -->'
const END = '<!-- slices:end -->'

/** The README with `diagram` between its two markers; unchanged where the markers are missing. */
export function withDiagram(readme: string, diagram: string): string {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)]
  if (start < 0 || end < start) return readme
  const block = `${START}\n\n\`\`\`mermaid\n${diagram.trim()}\n\`\`\`\n\n`
  return readme.slice(0, start) + block + readme.slice(end)
}

/** What README.md leaves out or gets wrong, as sentences for a terminal. */
export function faultsOfReadme(readme: string, facts: ReadmeFacts): string[] {
  return [...faultsOfDiagram(readme, facts.diagram), ...faultsOfScripts(readme, facts.scripts)]
}

function faultsOfDiagram(readme: string, diagram: string): string[] {
  if (readme.indexOf(START) < 0 || readme.indexOf(END) < readme.indexOf(START))
    return [
      `README.md: the diagram of the slices needs a place: a line ${START}, and a line ${END}.`,
    ]
  if (readme === withDiagram(readme, diagram)) return []
  return [
    'README.md: the diagram of the slices is out of date. Run `npm run check:readme -- --write`.',
  ]
}

/**
 * What the table of the settings leaves out or names in vain.
 *
 * @param settings names of every variable, secret and binding
 */
export function faultsOfConfiguration(document: string, settings: string[]): string[] {
  const section = /^(#+) Configuration\b.*\n([\s\S]*?)(?=^#{1,2} |(?![\s\S]))/m.exec(document)?.[2]
  if (section === undefined) return [`${CONFIGURATION}: there is no section "Configuration".`]
  const rows = section.split('\n').filter((line) => line.trimStart().startsWith('|'))
  const named = rows.flatMap((row) =>
    Array.from((row.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z0-9_]*)[^`]*`/g), ([, name]) => name),
  )
  const place = `${CONFIGURATION}, "Configuration":`
  return [
    ...settings
      .filter((name) => !named.includes(name))
      .map((name) => `${place} the table has no row for \`${name}\`.`),
    ...named
      .filter((name) => name !== undefined && !settings.includes(name))
      .map((name) => `${place} \`${name}\` is not in wrangler.toml any more.`),
  ]
}

function faultsOfScripts(readme: string, scripts: string[]): string[] {
  const named = Array.from(
    readme.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g),
    ([, run, short]) => (run ?? short) as string,
  )
  return [...new Set(named)]
    .filter((name) => !scripts.includes(name))
    .map((name) => `README.md: names the script "${name}", which package.json does not have.`)
}
