import type { Context } from 'hono'
import { refusalWords } from '../engraving/refusal-words.ts'
import { engravingOf, readEngraving } from '../engraving/rules.ts'
import { paths } from '../paths.ts'
import { cacheControl } from '../platform/cache-control.ts'
import { now } from '../platform/clock.ts'
import type { AppEnv } from '../platform/env.ts'
import { readSizes } from '../ring-sizes/visitor-sizes.ts'
import { emptyForm, type FormState } from '../ui/form-field.tsx'
import type { Facts } from './facts.ts'
import { listingWords } from './listing/words.ts'
import { type ProductDetails, productPage } from './queries.ts'
import { plainText } from './rules/plain-text.ts'
import { chooseVariant, type Wanted } from './rules/variant-choice.ts'
import { productData } from './structured-data/product.ts'
import { breadcrumbData } from './views/breadcrumbs.tsx'
import { ProductPage } from './views/product-page.tsx'
import { sharedImage } from './views/shared-image.ts'

/**
 * Answers with the page of a product, or with 404 when there is none to show.
 *
 * With `form` it shows again what was typed, with stock as the primary database has it, and nothing
 * of it kept in a cache: what could not be put into the cart with status 422, what is only looked
 * at with 200. An engraving that cannot be cut is named as a mistake either way.
 *
 * @param given.variant id of the chosen variant; an unknown one counts as no choice
 * @param given.shown id of the variant to show while none is chosen
 * @param given.sizes the system of ring sizes that the visitor chose; an unknown one counts as no
 *   choice
 */
export async function renderProductPage(
  c: Context<AppEnv>,
  handle: string,
  given: Wanted & { sizes?: string | undefined; form?: FormState } = {},
): Promise<Response> {
  const { config } = c.var
  const details = await productPage(given.form ? c.var.db : c.var.catalogDb, handle)
  if (!details) return c.notFound()
  const { product, variants, images } = details
  const form = given.form && withEngraving(given.form, product.facts)
  const crumbs = crumbsOf(details)
  const description = product.seoDescription || plainText(product.descriptionHtml, 155)
  const wrong = Object.keys(form?.errors ?? {}).length > 0

  c.status(wrong ? 422 : 200)
  c.header('Cache-Control', given.form ? 'no-store' : cacheControl.page)
  return c.render(
    <ProductPage
      config={config}
      details={details}
      related={details.related}
      choice={chooseVariant(product.options, variants, given)}
      sizes={readSizes(c, given.sizes)}
      crumbs={crumbs}
      form={form ?? emptyForm}
      at={now()}
    />,
    {
      title: product.seoTitle || product.title,
      description,
      canonical: paths.product(product.handle),
      plain: paths.productText(product.handle),
      type: 'product',
      image: sharedImage(images[0], product.title),
      jsonLd: {
        '@context': 'https://schema.org',
        '@graph': [
          ...productData(config, details, description),
          breadcrumbData(config.shop, crumbs),
        ],
      },
    },
  )
}

function withEngraving({ values, errors }: FormState, facts: Facts): FormState {
  const { engraving: letters = '', font = '' } = values
  const read = readEngraving({ letters, font }, engravingOf(facts))
  if (read.ok) return { values, errors }
  return { values, errors: { ...errors, engraving: refusalWords(read.refusal) } }
}

function crumbsOf({ product, collection }: ProductDetails) {
  return [
    { title: listingWords().lists.home, path: paths.home() },
    ...(collection ? [{ title: collection.title, path: paths.collection(collection.handle) }] : []),
    { title: product.title, path: paths.product(product.handle) },
  ]
}
