import type {
  CertificationLeaf,
  ProductLeaf,
  PropertyValueLeaf,
  QuantitativeValueLeaf,
} from 'schema-dts'
import type { Facts, Stone } from '../facts.ts'
import { certificateLink } from '../rules/certificate-link.ts'
import { stoneWords } from '../stone-words.ts'
import { catalogWords } from '../words.ts'

const w = () => catalogWords().facts.rows

/** A product's facts by schema.org property; always lists, so that they can be compared. */
export type KnownFacts = {
  material: string[]
  weight: QuantitativeValueLeaf[]
  hasCertification: CertificationLeaf[]
  additionalProperty: PropertyValueLeaf[]
}

/**
 * Unit codes from UN/CEFACT recommendation 20: MMT millimetre, GRM gram, CTM metric carat, 4H
 * micrometre.
 */
export function knownFacts({
  metal,
  weightGrams,
  dimensions,
  stones,
  ...facts
}: Facts): KnownFacts {
  return {
    material: metal ? [metal] : [],
    weight: weightGrams ? [grams(weightGrams)] : [],
    hasCertification: stones.flatMap(certificationOf),
    additionalProperty: [
      ...property(w().fineness, facts.fineness),
      ...property(w().plating, facts.plating),
      ...property(w().platingThickness, facts.platingMicrons, '4H'),
      ...property(w().hallmark, facts.hallmark === 'exempt' ? undefined : facts.hallmark),
      ...stones.flatMap((stone) => [
        ...property(w().stone(stone.count), stoneWords(stone)),
        ...property(w().caratWeight(stone.kind), stone.caratTotal, 'CTM'),
      ]),
      ...property(w().width, dimensions.widthMm, 'MMT'),
      ...property(w().height, dimensions.heightMm, 'MMT'),
      ...property(w().length, dimensions.lengthMm, 'MMT'),
      ...property(w().thickness, dimensions.thicknessMm, 'MMT'),
    ],
  }
}

/** Facts as properties of a product, without those that are unknown. */
export function asProperties(facts: KnownFacts): Partial<ProductLeaf> {
  const { hasCertification, additionalProperty } = facts
  const [material] = facts.material
  const [weight] = facts.weight
  return {
    ...(material !== undefined && { material }),
    ...(weight !== undefined && { weight }),
    ...(hasCertification.length > 0 && { hasCertification }),
    ...(additionalProperty.length > 0 && { additionalProperty }),
  }
}

const grams = (value: number): QuantitativeValueLeaf => ({
  '@type': 'QuantitativeValue',
  value,
  unitCode: 'GRM',
})

const property = (
  name: string,
  value: string | number | undefined,
  unitCode?: string,
): PropertyValueLeaf[] =>
  value === undefined
    ? []
    : [{ '@type': 'PropertyValue', name, value, ...(unitCode && { unitCode }) }]

function certificationOf({ certificate }: Stone): CertificationLeaf[] {
  if (!certificate) return []
  const { lab, number } = certificate
  const url = number ? certificateLink(lab, number) : null
  return [
    {
      '@type': 'Certification',
      name: catalogWords().facts.report(lab),
      issuedBy: { '@type': 'Organization', name: lab },
      ...(number && { certificationIdentification: number }),
      ...(url && { url }),
    },
  ]
}
