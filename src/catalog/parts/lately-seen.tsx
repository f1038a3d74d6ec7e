import { catalogWords } from '../words.ts'

/**
 * Renders the place for the pieces that somebody looked at lately: static/shop.js fills it from what
 * the browser remembers, once somebody asks for it, and without script it is not there. It is the
 * same for everyone, and belongs below the first view.
 */
export const LatelySeen = () => {
  const { title, remember, clear } = catalogWords().lately
  return (
    <section class="lately" hidden>
      <h2>{title}</h2>
      <ul></ul>
      <button class="button-quiet" type="button" data-clear={clear}>
        {remember}
      </button>
    </section>
  )
}
