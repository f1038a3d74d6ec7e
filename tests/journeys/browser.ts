import { execFileSync } from 'node:child_process'
import { type BrowserContextOptions, chromium } from 'playwright-core'

/**
 * Starts Chromium: the one that `CHROMIUM_PATH` names, an installed one, or Playwright's own.
 * Without any it says what to install.
 *
 * @param also further arguments of its command line
 */
export async function startBrowser(also: string[] = []) {
  const executablePath = findChromium()
  try {
    return await chromium.launch({
      ...(executablePath && { executablePath }),
      args: [...quiet, ...also],
    })
  } catch (error) {
    if (executablePath) throw error
    throw new Error(
      'The journeys need Chromium. Install it (Debian: apt-get install chromium; elsewhere: npx playwright-core install chromium), or name one in CHROMIUM_PATH.',
      { cause: error },
    )
  }
}

/** The same browser with a profile of its own, in a folder. */
export function startBrowserAt(profile: string, options: BrowserContextOptions) {
  const executablePath = findChromium()
  const how = { ...options, ...(executablePath && { executablePath }), args: quiet }
  return chromium.launchPersistentContext(profile, how)
}

function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch {
      // Not this one.
    }
  }
}

/** No sandbox, because containers run it as root; nothing asked of the network but the pages. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
