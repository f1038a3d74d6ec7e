import type { ExperienceContext, Unit } from './objects.ts'
import type { Detail } from './refusal.ts'
import { detail } from './refuse.ts'

/** Countries whose addresses have no postal code, or do without. */
const withoutPostalCode =
  'AE AG AO AW BF BI BJ BM BO BS BW BZ CD CF CG CI CK CM DJ DM ER FJ GA GD GH GM GN GQ GY HK IE JM ' +
  'KE KI KM KN LC ML MO MR MS MW NA NR NU PA QA RW SB SC SL SR ST SY TD TG TK TL TO TT TV TZ UG VU ' +
  'WS YE ZW'
/** City and state at once. */
const withoutCity = 'GI HK MC MO SG VA'

/**
 * Where the state must be a code of developer.paypal.com/api/rest/reference/state-codes, two
 * letters, and an address without one is refused. Italy's is checked where it is given.
 */
const withState = 'CA US'
const withStateCode = 'BR CA IT US'

const postalCodes: Record<string, RegExp> = {
  ...{ DE: /^\d{5}$/, FR: /^\d{5}$/, IT: /^\d{5}$/, ES: /^\d{5}$/, US: /^\d{5}(-?\d{4})?$/ },
  ...{ AT: /^\d{4}$/, CH: /^\d{4}$/, CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i },
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
}

/** What is wrong with the address that the shop gives and the payer cannot change. */
export function addressFaults(
  { shipping }: Unit,
  preference: ExperienceContext['shipping_preference'],
  at: string,
): Detail[] {
  if (preference !== 'SET_PROVIDED_ADDRESS') return []
  const address = shipping?.address
  if (!address) return [detail('MISSING_SHIPPING_ADDRESS', `${at}/address`)]
  const { country_code: country, postal_code: code, admin_area_1: state } = address
  const where = `${at}/address`
  const faults: Detail[] = []
  if (!address.admin_area_2 && !withoutCity.includes(country))
    faults.push(detail('CITY_REQUIRED', `${where}/admin_area_2`))
  if (!code && !withoutPostalCode.includes(country))
    faults.push(detail('POSTAL_CODE_REQUIRED', `${where}/postal_code`))
  if (faults.length > 0) return faults
  const isCodeWrong = code && postalCodes[country] && !postalCodes[country].test(code)
  const isStateWrong =
    (withState.includes(country) && !state) ||
    (withStateCode.includes(country) && state && !/^[A-Z]{2}$/.test(state))
  if (!address.address_line_1 || isCodeWrong || isStateWrong || !shipping?.name?.full_name)
    return [detail('SHIPPING_ADDRESS_INVALID', where)]
  return []
}
