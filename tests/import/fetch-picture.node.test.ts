// Runs in Node (`node --test`): downloads from a local server.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { fetchPicture, keptPicture } from '../../src/commands/import-catalog/fetch-picture.ts'
import { projectFile } from '../../src/commands/shared/project.ts'

const server = createServer((request, answer) => {
  if (request.url === '/page') answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>')
  else if (request.url === '/ring')
    answer.writeHead(200, { 'Content-Type': 'image/png' }).end('png')
  else answer.writeHead(404).end()
})
const url = (path: string) => `http://localhost:${(server.address() as AddressInfo).port}${path}`

before(() => new Promise<void>((listening) => server.listen(0, listening)))
after(() => {
  rmSync(
    projectFile(`.wrangler/pictures/${createHash('sha256').update(url('/ring')).digest('hex')}`),
  )
  server.close()
})

test('a picture is downloaded once and kept', async () => {
  assert.equal(await keptPicture(url('/ring')), null)
  assert.equal(String(await fetchPicture(url('/ring'))), 'png')
  assert.equal(String(await keptPicture(url('/ring'))), 'png')
})

test('what is no picture is refused, with the reason', async () => {
  await assert.rejects(fetchPicture(url('/page')), /the server sent text\/html, not an image/)
  await assert.rejects(fetchPicture(url('/gone')), /the server answered with 404/)
  assert.equal(await keptPicture(url('/page')), null)
})
