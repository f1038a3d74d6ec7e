/** What visitors search for, and whether the shop has it. */
export const searches: [weight: number, found: { term: string; results: number }][] = [
  [22, { term: 'engagement ring', results: 14 }],
  [16, { term: 'wedding band', results: 9 }],
  [14, { term: 'sapphire', results: 6 }],
  [12, { term: 'signet', results: 3 }],
  [12, { term: 'hoops', results: 8 }],
  [10, { term: 'pearl', results: 7 }],
  [9, { term: 'necklace', results: 18 }],
  [9, { term: 'oorbellen', results: 0 }],
  [8, { term: 'moissanite', results: 0 }],
  [8, { term: 'rose gold', results: 21 }],
  [7, { term: 'trouwring', results: 0 }],
  [6, { term: 'emerald', results: 2 }],
  [6, { term: 'mens ring', results: 4 }],
  [5, { term: 'opal', results: 0 }],
  [5, { term: 'gift card', results: 0 }],
  [4, { term: 'anklet', results: 0 }],
  [4, { term: 'ring size', results: 1 }],
  [2, { term: 'ohrringe', results: 0 }],
]

/** Addresses without a page, and the site that leads there. */
export const lostPages: [weight: number, lost: { path: string; previousSite: string }][] = [
  [30, { path: '/products/luna-opal-ring', previousSite: 'pinterest.com' }],
  [22, { path: '/collections/summer', previousSite: 'instagram.com' }],
  [18, { path: '/shop/rings', previousSite: 'weddingdays.example' }],
  [12, { path: '/products/onda-hoops', previousSite: '' }],
  [10, { path: '/blog', previousSite: 'google.nl' }],
  [8, { path: '/contact', previousSite: '' }],
]

/** Sites to which the shop's pages lead. */
export const followed: [weight: number, target: string][] = [
  [40, 'instagram.com'],
  [24, 'gia.edu'],
  [16, 'postnl.nl'],
  [12, 'pinterest.com'],
  [8, 'igi.org'],
]

/** Why a request counted as no visit, and how many of those there are on a day. */
export const dropped: [average: number, reason: string][] = [
  [34, 'bot'],
  [9, 'prefetch'],
  [5, 'background'],
  [3, 'no browser'],
  [2, 'no page asked'],
]

export const answerTimes: [weight: number, answerTime: string][] = [
  [58, 'under 50 ms'],
  [34, 'under 200 ms'],
  [7, 'under 1 s'],
  [1, 'over 1 s'],
]
