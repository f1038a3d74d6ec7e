import { createInterface } from 'node:readline/promises'
import { projectFolder } from './project.ts'
import { runWrangler, type Wrangler } from './wrangler.ts'

/** What a command reaches the world with. Tests put a fake Cloudflare account here. */
export type Tools = {
  wrangler: Wrangler
  /** Asks an address without following redirects. Rejects where nobody answers. */
  fetch(url: string): Promise<{ status: number; text: string }>
  /** Asks the owner a question; null where there is no terminal. */
  ask(question: string): Promise<boolean | null>
  say(line: string): void
  wait(seconds: number): Promise<void>
}

/** The real tools. Wrangler runs in `folder`, the project's own if not given. */
export function openTools(folder: string = projectFolder): Tools {
  return {
    wrangler: (args) => runWrangler(args, folder),
    async fetch(url) {
      const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })
      return { status: answer.status, text: await answer.text() }
    },
    async ask(question) {
      if (!process.stdin.isTTY) return null
      const terminal = createInterface({ input: process.stdin, output: process.stdout })
      const answer = await terminal.question(`${question} [y/N] `)
      terminal.close()
      return /^y(es)?$/i.test(answer.trim())
    },
    say: (line) => console.log(line),
    wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  }
}
