import { writeGenerated } from '../shared/write-generated.ts'
import { domainsFile } from './domains-file.ts'

/** Writes the list of services for throwaway addresses to `static/disposable-domains.txt`. */
export function generateDisposableDomains(): void {
  writeGenerated('static/disposable-domains.txt', domainsFile())
}
