import { expect, test } from 'vitest'
import { readText } from './import-files.ts'

const header =
  'URL handle,Title,Type,Option1 name,Option1 value,Option2 name,Option2 value,Price,Inventory quantity'

test('sizes of other systems become millimetres, each with a warning in its own row and column', async () => {
  const { products, findings } = await readText(
    [
      header,
      'tide,Tide,Ring,Metal,18K gold,Size,54 mm,100,1',
      'tide,,,,18K gold,,US 7,100,1',
      'tide,,,,18K gold,,7,100,1',
      'alba,Alba,Earrings,Size,12 mm,,,100,1',
      '',
    ].join('\n'),
  )
  expect(products.map(({ options }) => options.at(-1)?.values)).toEqual([
    ['54', '54.4', '7'],
    ['12 mm'],
  ])
  expect(findings).toEqual([
    {
      level: 'warning',
      line: 3,
      field: 'Option2 value',
      message: '"US 7" is taken as 54.4 mm around the inside.',
    },
    expect.objectContaining({ level: 'warning', line: 4, field: 'Option2 value' }),
  ])
})

test('one size written in two ways is one variant too many', async () => {
  const { findings } = await readText(
    [header, 'tide,Tide,Ring,Ring size,54,,,100,1', 'tide,,,,54 mm,,,100,1', ''].join('\n'),
  )
  expect(findings.map(({ level, line }) => [level, line])).toEqual([['error', 3]])
})
