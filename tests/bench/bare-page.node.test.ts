import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barePage } from './bare-page.ts'
import { computed } from './trace.ts'

test('a bare page has the words of its page, and nothing that paints or computes', () => {
  const page = barePage(
    '<!DOCTYPE html><html><head><title>A ring</title><style>p{color:red}</style></head>' +
      '<body class="x"><script>go()</script><p>A <b>gold</b> ring</p><img src="/a" alt="x">' +
      '<select><option>52</option><option>53</option></select><svg><text>5 mm</text></svg></body></html>',
  )
  assert.match(page, /<title>A ring<\/title>/)
  assert.deepEqual(
    page.match(/<p>.*?<\/p>/g)?.map((text) => text.replaceAll(/\s+/g, ' ')),
    ['<p>A gold ring</p>', '<p>52</p>', '<p>53</p>'],
  )
  assert.doesNotMatch(page, /style|script|img|svg|go\(\)|red/)
})

test('only the page’s own thread counts, from its beginning, and only what makes a tap wait blocks', () => {
  const event = (name: string, ts: number, tdur: number, tid = 1) => ({
    ...{ name, ph: 'X', pid: 7, tid, ts },
    tdur: tdur * 1000,
  })
  const start = {
    ...{ name: 'navigationStart', ph: 'R', pid: 7, tid: 1, ts: 100 },
    args: { data: { documentLoaderURL: 'http://localhost/' } },
  }
  const traceEvents = [
    event('Layout', 50, 500),
    start,
    event('UpdateLayoutTree', 110, 10),
    event('Layout', 120, 20),
    event('Layout', 120, 400, 2),
    event('ThreadControllerImpl::RunTask', 105, 80),
    event('ThreadControllerImpl::RunTask', 200, 49),
  ]
  assert.deepEqual(computed({ traceEvents }), { layout: 30, blocking: 30 })
  assert.equal(computed({ traceEvents: traceEvents.slice(2) }), null)
})
