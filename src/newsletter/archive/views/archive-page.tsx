import { Pagination } from '../../../catalog/listing/parts/pagination.tsx'
import { pagesFor } from '../../../catalog/listing/rules/pages.ts'
import { paths } from '../../../paths.ts'
import type { Shop } from '../../../platform/config.ts'
import type { Archived } from '../queries.ts'
import { archiveWords } from '../words.ts'
import { SentOn } from './sent-on.tsx'

/** Renders a page of the archive: newsletters that everybody may read, newest first. */
export const ArchivePage = (props: {
  shop: Shop
  newsletters: Archived[]
  page: number
  total: number
}) => {
  const { shop, newsletters, page, total } = props
  const words = archiveWords()
  return (
    <article class="narrow newsletter">
      <h1>{words.title}</h1>
      <p class="lead">{newsletters.length > 0 ? words.lead(shop.name) : words.none}</p>
      <p class="actions">
        <a href={paths.newsletter()}>{words.subscribe}</a>
        <a href={paths.newsletterFeed()}>{words.feed}</a>
      </p>
      {newsletters.map((each) => (
        <section>
          <h2>
            <a href={paths.archivedNewsletter(each.slug)}>{each.subject}</a>
          </h2>
          {each.preheader && <p>{each.preheader}</p>}
          <SentOn shop={shop} at={each.sentAt} />
        </section>
      ))}
      <Pagination page={page} pages={pagesFor(total)} pathOf={(n) => paths.newsletterArchive(n)} />
    </article>
  )
}
