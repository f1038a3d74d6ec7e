import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csvOf } from '../../src/platform/csv.ts'

test('a cell with any line break is one cell to every program', () => {
  const cells = ['one\ntwo', 'three\rfour', 'five\r\nsix', '=1\n2']
  const file = csvOf([cells], { begins: false })
  const [read] = parse(file, { record_delimiter: ['\r\n', '\n', '\r'] })
  expect(read).toEqual([...cells.slice(0, 3), "'=1\n2"])
})
