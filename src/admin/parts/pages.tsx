import { adminWords } from '../words.ts'

/**
 * Renders the links to the other pages of a list, which is read from a cursor on: `first` where this
 * is not the first page, `next` where there is more.
 */
export const Pages = (props: { first?: string | undefined; next?: string | undefined }) => {
  const words = adminWords().pages
  if (!props.first && !props.next) return null
  return (
    <nav class="pages" aria-label={words.label}>
      {props.first && <a href={props.first}>{words.first}</a>}
      {props.next && (
        <a href={props.next} rel="next">
          {words.next}
        </a>
      )}
    </nav>
  )
}
