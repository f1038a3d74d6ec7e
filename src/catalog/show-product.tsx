import type { Context } from 'hono'
import { refusalWords } from '../engraving/refusal-words.ts'
import { engravingOf, readEngraving } from '../engraving/rules.ts'
import { paths } from '../paths.ts'
import { cacheControl } from '../platform/cache-control.ts'
import { now } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { AppEnv } from '../platform/env.ts'
import { leadOut, outLink } from '../platform/out-links.ts'
import { readSizes } from '../ring-sizes/visitor-sizes.ts'
import { emptyForm, type FormState } from '../ui/form-field.tsx'
import { type FactRow, factRows } from './fact-words.ts'
import type { Facts } from './facts.ts'
import { listingWords } from './listing/words.ts'
import { type ProductDetails, productPage } from './queries.ts'
import { plainText } from './rules/plain-text.ts'
import { chooseVariant, type Wanted } from './rules/variant-choice.ts'
import { variantFacts } from './rules/variant-facts.ts'
import { productData } from './structured-data/product.ts'
import { breadcrumbData } from './views/breadcrumbs.tsx'
import { ProductPage } from './views/product-page.tsx'
import { sharedImage } from './views/shared-image.ts'

/**
 * Responds with a product's page, or with 404 if there is none to show.
 *
 * With `view.form`, shows again what was typed, with current stock from the primary database, and
 * caches nothing: status 422 after a failed add to cart, 200 for an engraving preview. An engraving
 * that cannot be cut is reported as a mistake either way.
 *
 * @param view.variant id of the chosen variant; an unknown one counts as no choice
 * @param view.shown id of the variant to show while none is chosen
 * @param view.sizes the ring size system that the visitor chose; an unknown one counts as no choice
 */
export async function renderProductPage(
  c: Context<AppEnv>,
  handle: string,
  view: Wanted & { sizes?: string | undefined; form?: FormState } = {},
): Promise<Response> {
  const { config } = c.var
  const details = await productPage(view.form ? c.var.db : c.var.catalogDb, handle)
  if (!details) return c.notFound()
  const { product, variants, images } = details
  const form = view.form && withEngraving(view.form, product.facts)
  const crumbs = crumbsOf(details)
  const description = product.seoDescription || plainText(product.descriptionHtml, 155)
  const choice = chooseVariant(product.options, variants, view)
  const facts = factRows(variantFacts(product, choice.shown?.optionValues))
  const wrong = Object.keys(form?.errors ?? {}).length > 0

  c.status(wrong ? 422 : 200)
  c.header('Cache-Control', view.form ? 'no-store' : cacheControl.page)
  return c.render(
    <ProductPage
      config={config}
      details={details}
      related={details.related}
      choice={choice}
      sizes={readSizes(c, view.sizes)}
      crumbs={crumbs}
      form={form ?? emptyForm}
      text={{
        description: await leadOut(config, product.descriptionHtml),
        facts: await Promise.all(facts.map((row) => withOutLink(config, row))),
      }}
      at={now()}
    />,
    {
      title: product.seoTitle || product.title,
      description,
      canonical: paths.product(product.handle),
      plain: paths.productText(product.handle),
      type: 'product',
      image: sharedImage(images[0], product.title),
      sheet: engravingOf(product.facts) ? engravableSheet(form) : 'product',
      jsonLd: {
        '@context': 'https://schema.org',
        '@graph': [
          productData(config, details, description, view.variant),
          breadcrumbData(config.shop, crumbs),
        ],
      },
    },
  )
}

async function withOutLink(config: Config, row: FactRow): Promise<FactRow> {
  const { proof } = row
  return proof ? { ...row, proof: { ...proof, href: await outLink(config, proof.href) } } : row
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

const engravableSheet = (form: FormState | undefined) =>
  form?.values.engraving ? 'engraved' : 'engravable'
