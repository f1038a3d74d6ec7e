import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { projectFile, projectFolder } from '../shared/project.ts'
import { Stopped } from '../shared/stopped.ts'

/** Runs the checks in the order of package.json, up to the first that fails. Throws `Stopped`. */
export function runChecks(): void {
  const { scripts } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8'))
  for (const name of Object.keys(scripts).filter((script) => script.startsWith('check:'))) {
    console.log(`\n--- ${name}`)
    const start = performance.now()
    const { status } = spawnSync('npm', ['run', '--silent', name], {
      cwd: projectFolder,
      stdio: 'inherit',
    })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    if (status !== 0) throw new Stopped(`--- ${name}: failed after ${seconds} s`)
    console.log(`--- ${name}: passed, ${seconds} s`)
  }
}
