import type { Finding } from './findings.ts'
import { type NamedCollections, placeCollections, workOutMembers } from './memberships.ts'
import type { Present } from './present.ts'
import type { CollectionRecord, Member, ProductRecord } from './records.ts'

/** What a product file and a collections file say together. */
type Catalogue = NamedCollections & { products: ProductRecord[] }

/** What an import has to write; only what differs. */
export type Plan = {
  added: ProductRecord[]
  changed: ProductRecord[]
  unchanged: number
  collections: CollectionRecord[]
  membersIn: Member[]
  membersOut: Member[]
  findings: Finding[]
}

/** Compares the files with what the shop has. Products and collections that the files do not name stay untouched. */
export function makePlan(present: Present, catalogue: Catalogue): Plan {
  const before = new Map(present.products.map((product) => [product.id, product]))
  const differs = ({ id, contentHash }: ProductRecord) =>
    before.get(id)?.contentHash !== contentHash
  const added = catalogue.products.filter(({ id }) => !before.has(id))
  const changed = catalogue.products.filter((product) => before.has(product.id) && differs(product))

  const findings: Finding[] = []
  const placed = placeCollections(present.collections, catalogue, findings)
  const inFile = new Set(catalogue.products.map(({ id }) => id))
  const products = [
    ...catalogue.products,
    ...present.products.filter((product) => !inFile.has(product.id)),
  ]
  const members = workOutMembers(placed, present.members, products, inFile, findings)
  const key = (member: Member) => JSON.stringify(member)
  const pair = (member: Member) => `${member.collectionId} ${member.productId}`
  const hadMembers = new Set(present.members.map(key))
  const pairs = new Set(members.map(pair))
  const hadCollections = new Set(present.collections.map((collection) => sameText(collection)))
  return {
    added,
    changed,
    unchanged: catalogue.products.length - added.length - changed.length,
    collections: placed
      .map(({ collection }) => collection)
      .filter((collection) => !hadCollections.has(sameText(collection))),
    membersIn: members.filter((member) => !hadMembers.has(key(member))),
    membersOut: present.members.filter((member) => !pairs.has(pair(member))),
    findings,
  }
}

/** Whether a plan writes nothing. */
export function isEmpty(plan: Plan): boolean {
  const { added, changed, collections, membersIn, membersOut } = plan
  return [added, changed, collections, membersIn, membersOut].every((list) => list.length === 0)
}

const sameText = ({ id, handle, title, descriptionHtml, rule, position }: CollectionRecord) =>
  JSON.stringify([id, handle, title, descriptionHtml, rule, position])
