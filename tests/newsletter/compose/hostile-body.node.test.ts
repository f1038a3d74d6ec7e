import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsOfBody } from '../../../src/newsletter/compose/parts-of-body.ts'
import { readBody } from '../../../src/newsletter/compose/read-body.ts'

const LENGTH = 60_000
const here = { origin: 'https://shop.test', slug: 'spring' }
const repeated = (part: string) => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH)
const around = (before: string, after: string) => {
  const times = Math.floor(LENGTH / (before.length + after.length))
  return `${before.repeat(times)}x${after.repeat(times)}`
}

/** Parts that Markdown reads again and again, or that contain each other without end. */
const hostile = [
  ...['>', '> ', '- ', '* + ', '1. - ', '> - ', '*a ', '_a', '*a_ ', '**a*', '**a**b', '*', '_'],
  ...['[', '![', '![a](', '[a](', 'a](', '[[a]]', '[a][b] ', '[a]: b\n', '`', '`` ` ', '```\n'],
  ...['<', '<a ', '<!--', '&#1;', '\\', ' ', '\t', '\n', '  \n', 'a\n', 'a\n\n', '- a\n  b\n'],
  ...['|a|b|\n', 'a\n=\n', '# a\n', 'http://a.', 'https://a', 'a@b.c ', 'www.', '{name|', '{name}'],
  ...['[product: ', '[product: a]\n', '[product: a?variant=', '/products/a\n', '[button: a](b)\n'],
].map(repeated)
const nested = [
  ...[around('[', ']'), around('*_', '_*'), around('**', '**'), around('*a ', '*')],
  ...[
    around('[', '](b)'),
    around('![', '](b)'),
    around('_a ', ' a_'),
    around('*a **b ', ' b** a*'),
  ],
  Array.from({ length: 340 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
]

test('60 KB of whatever Markdown reads slowly are read within a second', () => {
  for (const body of [...hostile, ...nested]) {
    const begun = performance.now()
    partsOfBody(readBody(body, here))
    const took = performance.now() - begun
    assert.ok(took < 1000, `${Math.round(took)} ms for ${body.slice(0, 20)}`)
  }
})
