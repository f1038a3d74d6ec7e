import { wordsOf } from '../catalog/listing/rules/search-terms.ts'
import { type Related, relate } from '../catalog/rules/related.ts'
import type { Finding } from './findings.ts'
import { assignMembers, type NamedCollections, placeCollections } from './memberships.ts'
import { moveAddresses, type Redirects } from './move-addresses.ts'
import type { PreparedProducts } from './prepare-products.ts'
import type { Present, PresentProduct } from './present.ts'
import type { CollectionRecord, Member, ProductRecord } from './records.ts'
import type { Spool } from './spool.ts'

/**
 * The contents of a product file, compared with the shop, of a collections file, and of the owner's
 * list of addresses that moved.
 */
type Catalogue = NamedCollections & PreparedProducts & { list: Redirects }

/** What an import has to write: only differences. */
export type Plan = {
  added: Spool<ProductRecord>
  changed: Spool<ProductRecord>
  unchanged: number
  /** Rows of `redirects` that are new or lead elsewhere now. */
  redirectsIn: { fromPath: string; toPath: string }[]
  /** Paths that lead nowhere any more. */
  redirectsOut: string[]
  /** Ids of variants that another product had until now. */
  takenOver: string[]
  collections: CollectionRecord[]
  membersIn: Member[]
  membersOut: Member[]
  /** Words of collections: id and word. */
  collectionWordsIn: [string, string][]
  collectionWordsOut: [string, string][]
  /** Lists of related products that have changed. */
  related: RelatedList[]
  findings: Finding[]
}

/** The products related to a product in one way, best first. */
export type RelatedList = { productId: string; kind: keyof Related; others: string[] }

/** What an import has to write. Products and collections not in the files stay as they are. */
export function makePlan(present: Present, catalogue: Catalogue): Plan {
  const { added, changed, takenOver } = catalogue
  const findings: Finding[] = []
  const placed = placeCollections(present.collections, catalogue, findings)
  const inFile = new Set(catalogue.products.map(({ id }) => id))
  const products = [
    ...catalogue.products,
    ...present.products.filter((product) => !inFile.has(product.id)),
  ]
  const members = assignMembers(placed, present.members, products, inFile, findings)
  const key = (member: Member) => JSON.stringify(member)
  const pair = (member: Member) => `${member.collectionId} ${member.productId}`
  const hadMembers = new Set(present.members.map(key))
  const pairs = new Set(members.map(pair))
  const hadCollections = new Set(present.collections.map((collection) => sameText(collection)))
  return {
    added,
    changed,
    unchanged: catalogue.products.length - added.length - changed.length,
    ...compareRedirects(
      present.redirects,
      moveAddresses(present.redirects, catalogue.list, catalogue.renamed, products),
    ),
    takenOver,
    collections: placed
      .map(({ collection }) => collection)
      .filter((collection) => !hadCollections.has(sameText(collection))),
    membersIn: members.filter((member) => !hadMembers.has(key(member))),
    membersOut: present.members.filter((member) => !pairs.has(pair(member))),
    ...compareWords(
      present.collectionWords,
      placed.flatMap(({ collection: { id, title } }) =>
        [...new Set(wordsOf(title))].map((word): [string, string] => [id, word]),
      ),
    ),
    related: compareRelated(present.related, products, members),
    findings,
  }
}

/** Whether a plan writes nothing. */
export function isEmpty(plan: Plan): boolean {
  const { findings: _, unchanged: __, ...lists } = plan
  return Object.values(lists).every((list) => list.length === 0)
}

function compareRedirects(before: Redirects, after: Redirects) {
  return {
    redirectsIn: [...after]
      .filter(([fromPath, toPath]) => before.get(fromPath) !== toPath)
      .map(([fromPath, toPath]) => ({ fromPath, toPath })),
    redirectsOut: [...before.keys()].filter((fromPath) => !after.has(fromPath)),
  }
}

function compareWords(before: [string, string][], words: [string, string][]) {
  const [had, has] = [before, words].map((rows) => new Set(rows.map((row) => row.join(' '))))
  return {
    collectionWordsIn: words.filter((row) => !had?.has(row.join(' '))),
    collectionWordsOut: before.filter((row) => !has?.has(row.join(' '))),
  }
}

/**
 * Related products depend on the whole catalogue, so they may also change for products that are not
 * in the file.
 */
function compareRelated(
  before: Map<string, string>,
  products: Pick<PresentProduct, 'id' | 'status' | 'priceFrom' | 'allFacets'>[],
  members: Member[],
): RelatedList[] {
  const memberships = Map.groupBy(members, ({ productId }) => productId)
  const related = relate(
    products
      .filter(({ status }) => status === 'active')
      .map(({ id, priceFrom: price, allFacets: facets }) => ({
        ...{ id, price, facets },
        collections: (memberships.get(id) ?? []).map(({ collectionId }) => collectionId),
      })),
  )
  const none: Related = { similar: [], 'goes-with': [] }
  return products
    .flatMap(({ id: productId }) =>
      (['similar', 'goes-with'] as const).map((kind) => {
        const others = (related.get(productId) ?? none)[kind]
        return { productId, kind, others }
      }),
    )
    .filter(
      ({ productId, kind, others }) =>
        (before.get(`${productId} ${kind}`) ?? '') !== others.join(' '),
    )
}

const sameText = ({ id, handle, title, descriptionHtml, rule, position }: CollectionRecord) =>
  JSON.stringify([id, handle, title, descriptionHtml, rule, position])
