import { type Told, toldWords } from '../ring-sizes/told-part.tsx'
import { offerFor, readOffers } from './rules/size-offers.ts'
import { MySize, RememberSize } from './views/my-size.tsx'

/**
 * What a ring's page says in its slot: to a guest who told their size, whether there is one; to
 * others, that they may. HTML.
 *
 * @param of the argument of the slot, from `writeOffers`
 */
export function mySize(told: Told | null, of: string): string {
  const { handle, offers } = readOffers(of)
  if (told)
    return String(
      <MySize handle={handle} size={toldWords(told)} offer={offerFor(told.size, offers)} />,
    )
  // Where nothing can be bought, there is no form to send.
  const hasForm = offers.some(({ offered }) => offered === 'i' || offered === 'm')
  return hasForm ? String(<RememberSize />) : ''
}
