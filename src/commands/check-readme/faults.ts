/** What README.md has to agree with. */
export type ReadmeFacts = {
  /** The slices as a Mermaid flowchart. */
  diagram: string
  /** Names of every variable, secret and binding. */
  settings: string[]
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

/** What README.md leaves out or gets wrong, as sentences for a terminal; empty when all is well. */
export function faultsOfReadme(readme: string, facts: ReadmeFacts): string[] {
  return [
    ...faultsOfDiagram(readme, facts.diagram),
    ...faultsOfConfiguration(readme, facts.settings),
    ...faultsOfScripts(readme, facts.scripts),
  ]
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

function faultsOfConfiguration(readme: string, settings: string[]): string[] {
  const section = /^(#+) Configuration\b.*\n([\s\S]*?)(?=^#{1,2} |(?![\s\S]))/m.exec(readme)?.[2]
  if (section === undefined) return ['README.md: there is no section "Configuration".']
  const rows = section.split('\n').filter((line) => line.trimStart().startsWith('|'))
  const named = rows.flatMap((row) =>
    Array.from((row.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z0-9_]*)[^`]*`/g), ([, name]) => name),
  )
  return [
    ...settings
      .filter((name) => !named.includes(name))
      .map((name) => `README.md, "Configuration": the table has no row for \`${name}\`.`),
    ...named
      .filter((name) => name !== undefined && !settings.includes(name))
      .map((name) => `README.md, "Configuration": \`${name}\` is not in wrangler.toml any more.`),
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
