import { paths } from '../../paths.ts'
import { ringSizeWords } from '../../ring-sizes/words.ts'
import type { SizeOffer } from '../rules/size-offers.ts'

type Props = {
  handle: string
  /** What the guest told: `54 (EU)`. */
  size: string
  /** The ring in that size; null: it does not come in it. */
  offer: SizeOffer | null
}

/** Renders whether a ring is there in a guest's size, with the link that chooses it. */
export const MySize = ({ handle, size, offer }: Props) => (
  <p class="my-size">
    {says(offer)(size)} {offer && <Choose handle={handle} offer={offer} />}
    <a href={`${paths.ringSizes(handle)}#your-size`}>{ringSizeWords().change}</a>
  </p>
)

function says(offer: SizeOffer | null) {
  const { yours } = ringSizeWords()
  switch (offer?.offered) {
    case 'i':
      return yours.inStock
    case 'm':
      return yours.madeToOrder
    case 'g':
      return yours.soldOut
    case 'r':
      return yours.onRequest
    case undefined:
      return yours.none
  }
}

const Choose = ({ handle, offer }: { handle: string; offer: SizeOffer }) => {
  if (offer.offered === 'g')
    return (
      <>
        <a href={paths.stockAlert(handle, offer.id)} rel="nofollow">
          {ringSizeWords().tellMe}
        </a>
        {' · '}
      </>
    )
  if (offer.chosen) return null
  return (
    <>
      <a href={`${paths.product(handle, offer.id)}#variant`}>
        {ringSizeWords().choose(offer.size / 10)}
      </a>
      {' · '}
    </>
  )
}

/** Renders the button of the form that remembers the size which is chosen in it. */
export const RememberSize = () => (
  <p>
    <button class="button-quiet" type="submit" formaction={paths.ringSize()}>
      {ringSizeWords().remember}
    </button>
  </p>
)
