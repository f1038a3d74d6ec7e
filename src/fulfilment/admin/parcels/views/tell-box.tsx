import { paths } from '../../../../paths.ts'
import { parcelWords } from '../words.ts'

/**
 * Renders the box that says which mail an act sends, and leads to how it reads.
 *
 * @param parcel whose mail is shown
 */
export const TellBox = (props: {
  kind: 'sent' | 'delivered'
  parcel: { id: string; orderId: string } | undefined
  /** Default: ticked. */
  ticked?: boolean
}) => {
  const words = parcelWords().tell
  const { kind, parcel, ticked = true } = props
  return (
    <p class="tell-mail">
      <label class="check">
        <input type="checkbox" name="tell" checked={ticked} /> {words[kind]}
      </label>
      {parcel && (
        <a
          href={paths.deskParcelMail(parcel.id, parcel.orderId, kind)}
          target="_blank"
          rel="noreferrer"
        >
          {words.show}
        </a>
      )}
    </p>
  )
}
