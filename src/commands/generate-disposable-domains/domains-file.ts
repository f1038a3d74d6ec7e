import mailchecker from 'mailchecker'

/**
 * Services that forward to an address which its owner keeps: whoever uses one reads what comes, and
 * wants nobody to know their own address. The package lists them among the others.
 */
const forwarders = [
  ...['duck.com', 'relay.firefox.com', 'mozmail.com'],
  ...['simplelogin.com', 'aleeas.com', 'slmail.me', 'passmail.net'],
  ...['addy.io', 'anonaddy.com', 'anonaddy.me'],
]

/**
 * The domains of services for throwaway addresses, one a line, sorted. A subdomain of one that is
 * listed is left out: it counts with it.
 */
export function domainsFile(): string {
  const listed = new Set(mailchecker.blacklist())
  for (const domain of forwarders) listed.delete(domain)
  const needed = [...listed].filter((domain) => !parentsOf(domain).some((of) => listed.has(of)))
  return `${needed.sort().join('\n')}\n`
}

function parentsOf(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(1, -1).map((_, at) => labels.slice(at + 1).join('.'))
}
