import type { Address } from '../contact.ts'

/** Renders a postal address, one line each. */
export const AddressBlock = ({ address, locale }: { address: Address; locale: string }) => (
  <address>
    {addressLines(address, locale).map((line) => (
      <>
        {line}
        <br />
      </>
    ))}
  </address>
)

/** The lines of an address as they stand on a parcel, the country spelled out last. */
export function addressLines(address: Address, locale: string): string[] {
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(address.country)
  const place = [address.postcode, address.city, address.state].filter(Boolean).join(' ')
  return [address.name, ...address.lines, place, country ?? address.country]
}
