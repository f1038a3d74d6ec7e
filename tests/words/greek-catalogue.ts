import { sql } from 'drizzle-orm'
import { collections, images, relatedProducts } from '../../src/catalog/tables.ts'
import { topics } from '../../src/newsletter/tables.ts'
import { db, putCollection, putProduct } from '../catalog/products.ts'

const stone = {
  kind: 'διαμάντι',
  shape: 'στρογγυλό',
  cut: 'μπριγιάν',
  cutGrade: 'άριστο',
  caratTotal: 0.512,
  caratTolerance: 0.02,
  count: 2,
  color: 'λευκό',
  clarity: 'καθαρό',
  diameterMm: 4,
  treatment: 'θερμική',
  certificate: { lab: 'GIA', number: '2141438171' },
}

const origins = ['natural', 'lab-grown', 'simulant', 'cultured', 'composite'] as const

const sizes = ['50', '52', '54', '56', '58', '60', '62', '64']

/** Fills the shop with a product for every case that pages describe differently, in Greek. */
export async function openGreekCatalogue() {
  await db
    .update(topics)
    .set({ name: sql`'Θέμα ' || ${topics.position}`, about: 'Μία φορά τον μήνα.' })
  const type = 'Δαχτυλίδι'
  const base = { type, vendor: 'Κόσμημα', tags: ['νέο'], descriptionHtml: '<p>Ένα κόσμημα.</p>' }
  const dimensions = { widthMm: 7, heightMm: 3, lengthMm: 20, thicknessMm: 2 }
  const facts = {
    metal: 'χρυσός',
    fineness: 750,
    plating: 'ρόδιο',
    platingBase: 'ασήμι',
    platingMicrons: 2,
    finish: 'γυαλιστερό',
    hallmark: 'Αθήνα',
    weightGrams: 3.2,
    stones: [
      ...origins.map((origin) => ({ ...stone, origin })),
      { kind: 'ρουμπίνι', origin: 'natural' as const, count: 1, treatment: 'none' },
    ],
    dimensions,
    engraving: {
      maxLetters: 12,
      fonts: ['roman', 'script', 'block'] as ('roman' | 'script' | 'block')[],
      place: 'inside' as const,
    },
    workshopDays: 5,
    care: 'με μαλακό πανί',
    inTheBox: 'ένα κουτί',
  }
  await putProduct(
    {
      ...base,
      handle: 'rich',
      title: 'Ηλιαχτίδα',
      facts,
      options: [
        { name: 'Υλικό (metal)', values: ['χρυσός', 'πλατίνα'] },
        { name: 'Ring size', values: sizes },
      ],
    },
    ['χρυσός', 'πλατίνα'].flatMap((metal, at) =>
      sizes.map((size, place) => ({
        optionValues: [metal, size],
        price: 40_000 + 10_000 * at,
        compareAt: 60_000,
        stock: place % 3 === 0 ? 0 : 900,
        madeToOrder: at === 1 && place % 2 === 0,
        sku: `1${at}${place}`,
      })),
    ),
  )
  const few = { ...base, facts: { stones: [], dimensions, hallmark: 'exempt' } }
  const pieces: Record<string, Parameters<typeof putProduct>> = {
    only: [{ ...few, handle: 'only', title: 'Μοναδικό' }, [{ stock: 1, price: 80_000 }]],
    low: [{ ...few, handle: 'low', title: 'Λίγα' }, [{ stock: 3 }]],
    gone: [{ ...few, handle: 'gone', title: 'Πουλημένο' }, [{ stock: 0 }]],
    made: [
      { ...few, handle: 'made', title: 'Παραγγελία', facts: { ...few.facts, workshopDays: 12 } },
      [{ stock: 0, madeToOrder: true, price: 30_000 }],
    ],
    mixed: [
      {
        ...few,
        handle: 'mixed',
        title: 'Αλυσίδα',
        options: [{ name: 'Μήκος', values: ['40', '45', '50'] }],
      },
      [
        { optionValues: ['40'], stock: 4 },
        { optionValues: ['45'], stock: 0, madeToOrder: true, price: 12_000 },
        { optionValues: ['50'], stock: 0 },
      ],
    ],
    asked: [{ ...few, handle: 'asked', title: 'Τιάρα' }, [{ stock: 1, price: 0 }]],
    crown: [{ ...few, handle: 'crown', title: 'Στέμμα' }, [{ stock: 9, price: 99_999_990 }]],
    plain: [{ ...few, handle: 'plain', title: 'Απλό' }, [{ stock: 900_000, price: 2_000 }]],
  }
  for (const given of Object.values(pieces)) await putProduct(...given)
  const many = Array.from({ length: 30 }, (_, at) => `many-${at}`)
  for (const handle of many) await putProduct({ ...few, handle, title: 'Βέρα' }, [{ stock: 900 }])

  await putCollection('rings', ['rich', ...Object.keys(pieces), ...many])
  await putCollection('earrings', ['plain', 'gone'], 1)
  await putCollection('none', [], 2)
  await db.update(collections).set({ title: 'Συλλογή', descriptionHtml: '<p>Όλα.</p>' })
  for (const [position, productId] of ['rich', 'low'].entries())
    await db.insert(images).values({
      ...{ id: productId, productId, position, alt: 'Από μπροστά', source: 'x.jpg' },
      ...{ picture: 'a', width: 800, height: 1000, color: '#dddddd' },
    })
  await db.insert(images).values({
    ...{ id: 'second', productId: 'rich', position: 2, alt: '', source: 'x.jpg' },
    ...{ picture: 'b', width: 800, height: 1000, color: '#dddddd' },
  })
  await db.insert(relatedProducts).values([
    { productId: 'rich', kind: 'goes-with', rank: 0, otherId: 'low' },
    { productId: 'rich', kind: 'similar', rank: 0, otherId: 'plain' },
  ])
  // Words of a collection's title are written by the import alone.
  await db.run(sql`insert into collection_words (collection_id, word) values ('rings', 'συλλογη')`)
}
