import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import type { Archived } from '../queries.ts'
import { archiveWords } from '../words.ts'
import { SentOn } from './sent-on.tsx'

/** Renders a newsletter as everybody may read it; `children` is what it says. */
export const NewsletterPage = (props: { shop: Shop; newsletter: Archived; children?: Child }) => {
  const { shop, newsletter, children } = props
  const words = archiveWords()
  return (
    <article class="narrow newsletter">
      <h1>{newsletter.subject}</h1>
      <SentOn shop={shop} at={newsletter.sentAt} />
      {children}
      <p class="actions">
        <a href={paths.newsletter()}>{words.subscribe}</a>
        <a href={paths.newsletterArchive()}>{words.all}</a>
      </p>
    </article>
  )
}
