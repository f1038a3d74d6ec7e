/**
 * What shoppers type, and what the catalogue calls it. Write both in lower case without accents, as
 * searches are normalized. `a|b` means either. A single word that means a single word is also
 * searched for as typed, and ranks first. Takes effect on the next deploy.
 */
export const synonyms: [typed: string, means: string][] = [
  // Products
  ['wedding band', 'wedding band|ring'],
  ['wedding ring', 'wedding ring|band'],
  ['engagement band', 'engagement ring|band'],
  ['alliance', 'wedding'],
  ['band', 'ring'],
  ['bague', 'ring'],
  ['anneau', 'ring'],
  ['anello', 'ring'],
  ['anillo', 'ring'],
  ['pierscionek', 'ring'],
  ['fingerring', 'ring'],
  ['ehering', 'wedding ring|band'],
  ['trauring', 'wedding ring|band'],
  ['verlobungsring', 'engagement ring'],
  ['ohrringe', 'earrings'],
  ['ohrstecker', 'studs'],
  ['creolen', 'hoops'],
  ['boucles d oreilles', 'earrings'],
  ['collier', 'necklace'],
  ['halskette', 'necklace'],
  ['kette', 'chain|necklace'],
  ['anhanger', 'pendant'],
  ['pendentif', 'pendant'],
  ['armband', 'bracelet'],
  ['brosche', 'brooch'],
  ['broche', 'brooch'],
  ['pin', 'brooch'],
  // Metals
  ['weissgold', 'white gold'],
  ['or blanc', 'white gold'],
  ['gelbgold', 'yellow gold'],
  ['or jaune', 'yellow gold'],
  ['rosegold', 'rose gold'],
  ['rotgold', 'rose gold'],
  ['pink gold', 'rose gold'],
  ['red gold', 'rose gold'],
  ['or rose', 'rose gold'],
  ['silber', 'silver'],
  ['argent', 'silver'],
  ['platin', 'platinum'],
  ['platine', 'platinum'],
  // Stones
  ['lab diamond', 'lab grown diamond'],
  ['labgrown', 'lab grown'],
  ['lab created', 'lab grown'],
  ['brilliant', 'round'],
  ['brillant', 'round diamond'],
  ['diamant', 'diamond'],
  ['smaragd', 'emerald'],
  ['emeraude', 'emerald'],
  ['saphir', 'sapphire'],
  ['rubin', 'ruby'],
  ['rubis', 'ruby'],
  ['perle', 'pearl'],
  ['perlen', 'pearl'],
  // Spelling
  ['color', 'colour'],
  ['colour', 'color'],
  ['sterling', '925|sterling'],
]

/** Words ignored in a search, unless there are no others. */
export const stopWords = new Set([
  ...['a', 'an', 'and', 'for', 'from', 'in', 'me', 'my', 'of', 'on', 'or', 'the', 'to', 'with'],
  ...['d', 'de', 'en', 'pour', 'fur', 'und', 'mit'],
  ...['jewelry', 'jewellery', 'jewels', 'bijoux', 'schmuck', 'piece', 'pieces'],
])
