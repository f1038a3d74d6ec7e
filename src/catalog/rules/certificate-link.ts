/**
 * Where a laboratory shows the report with this number, or null for a laboratory whose address we
 * do not know. Shoppers are told to look a report up at the laboratory and not at the shop.
 *
 * Forms of the addresses, as the laboratories' own pages write them:
 * gia.edu/report-check?reportno=… · igi.org/verify-your-report/?r=… ·
 * my.hrdantwerp.com/?record_number=…
 */
export function certificateLink(lab: string, number: string): string | null {
  const address = addresses[lab.trim().toUpperCase()]
  return address ? address + encodeURIComponent(number.trim()) : null
}

const addresses: Record<string, string> = {
  GIA: 'https://www.gia.edu/report-check?reportno=',
  IGI: 'https://www.igi.org/verify-your-report/?r=',
  HRD: 'https://my.hrdantwerp.com/?record_number=',
}
