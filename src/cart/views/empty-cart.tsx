import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import { PhoneLink } from '../../ui/phone-link.tsx'
import { cartWords } from '../words.ts'

type Props = {
  shop: Shop
  /** Where to write for whoever cannot have a cart, because the browser blocks its cookie. */
  write?: string | null | undefined
}

/** Renders a cart without lines: that there is nothing yet, or why nothing can be kept. */
export const EmptyCart = ({ shop, write }: Props) => (
  <>
    {write ? (
      <div class="notice notice-bad" role="alert">
        <p>{cartWords().noCookie}</p>
        <p>
          {cartWords().withoutCart(
            <PhoneLink phone={shop.phone} />,
            <a href={`mailto:${write}`}>{write}</a>,
          )}
        </p>
      </div>
    ) : (
      <p class="lead">{cartWords().empty}</p>
    )}
    <p class="actions">
      {shop.menu.map((entry) => (
        <a class="button-quiet" href={paths.collection(entry.collection)}>
          {entry.title}
        </a>
      ))}
    </p>
  </>
)
