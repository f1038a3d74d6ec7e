/**
 * Where a laboratory shows the report with this number; null for an unknown laboratory. Shoppers
 * should look a report up at the laboratory, not at the shop.
 *
 * Addresses as on the laboratories' own pages: gia.edu/report-check?reportno=… ·
 * igi.org/verify-your-report/?r=… · my.hrdantwerp.com/?record_number=…
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
