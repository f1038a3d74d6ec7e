import type { KnownFacts } from './known-facts.ts'

const nothing: KnownFacts = {
  material: [],
  weight: [],
  hasCertification: [],
  additionalProperty: [],
}

/** Splits facts into those that all variants share and those of each variant. */
export function shareFacts(known: KnownFacts[]): { common: KnownFacts; own: KnownFacts[] } {
  const [first = new Set<string>(), ...others] = known.map(keysOf)
  const shared = new Set([...first].filter((key) => others.every((keys) => keys.has(key))))
  return {
    common: only(known[0] ?? nothing, (key) => shared.has(key)),
    own: known.map((facts) => only(facts, (key) => !shared.has(key))),
  }
}

const keysOf = (facts: KnownFacts) =>
  new Set(Object.values(facts).flatMap((list: unknown[]) => list.map(keyOf)))

const keyOf = (fact: unknown) => JSON.stringify(fact)

function only(facts: KnownFacts, wanted: (key: string) => boolean): KnownFacts {
  const isWanted = (fact: unknown) => wanted(keyOf(fact))
  return {
    material: facts.material.filter(isWanted),
    weight: facts.weight.filter(isWanted),
    hasCertification: facts.hasCertification.filter(isWanted),
    additionalProperty: facts.additionalProperty.filter(isWanted),
  }
}
