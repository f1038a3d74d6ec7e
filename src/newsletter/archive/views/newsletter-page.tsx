import { raw } from 'hono/html'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import type { Archived } from '../queries.ts'
import { archiveWords } from '../words.ts'
import { SentOn } from './sent-on.tsx'

/** Renders a newsletter as everybody may read it. `html`: what it says, of `Content`. */
export const NewsletterPage = (props: { shop: Shop; newsletter: Archived; html: string }) => {
  const { shop, newsletter, html } = props
  const words = archiveWords()
  return (
    <article class="narrow newsletter">
      <h1>{newsletter.subject}</h1>
      <SentOn shop={shop} at={newsletter.sentAt} />
      {raw(html)}
      <p class="quiet">{words.isAsSent}</p>
      <p class="actions">
        <a href={paths.newsletter()}>{words.subscribe}</a>
        <a href={paths.newsletterArchive()}>{words.all}</a>
      </p>
    </article>
  )
}
