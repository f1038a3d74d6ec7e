import { addressLines } from '../addresses/rules.ts'
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
