// Runs in Node (`node --test`): the command as owners run it, against a local database of its own.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { readOptions } from '../../src/commands/import-catalog/options.ts'
import { UsageError } from '../../src/commands/shared/arguments.ts'
import { databaseFile } from '../stand-ins/local-database.ts'
import { runWrangler } from '../stand-ins/wrangler.ts'
import { runImport } from './run-import.ts'

const project = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'catalog-import-test-'))
const csv = join(folder, 'products.csv')
const pictures = new Set<string>()

before(async () => {
  await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', folder])
  const red = { width: 600, height: 300, channels: 3, background: '#c03020' } as const
  await sharp({ create: red }).jpeg().toFile(join(folder, 'ring.jpg'))
})

after(() => {
  for (const picture of pictures) rmSync(picture)
  rmSync(folder, { recursive: true })
})

test('without a file, or with an option it does not know, it says how it is used', () => {
  const { status, stderr } = run('src/commands/import-catalog.ts', [join(folder, 'nowhere.csv')])
  assert.equal(status, 2)
  assert.match(
    stderr,
    /There is no file .*nowhere\.csv\..*npm run catalog:import -- products\.csv/s,
  )
  for (const args of [
    [],
    [csv, csv],
    [csv, '--frobnicate'],
    [csv, '--remote', '--persist-to', 'x'],
  ])
    assert.throws(() => readOptions(args), UsageError)
})

test('bad rows keep everything out; --skip-bad imports the rest', async () => {
  write('good,Good,10,1,', 'bad,Bad,ten,1,', 'bad2,Bad 2,,1,', ',Nameless,10,1,')
  const refused = await importCatalog()
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /line 3, Price: "ten" is not a price/)
  assert.match(refused.stderr, /line 4, Price: The price is missing/)
  assert.match(refused.stderr, /Nothing was imported: 3 faults/)

  write('good,Good,10,1,', ',Nameless,10,1,')
  assert.equal((await importCatalog()).status, 1)
  assert.deepEqual(query('select count(*) n from products'), [{ n: 0 }])

  write('good,Good,10,1,', 'bad,Bad,ten,1,')
  const skipped = await importCatalog(['--skip-bad'])
  assert.equal(skipped.status, 0)
  assert.match(skipped.stdout, /Left out because of bad rows: bad\./)
  assert.deepEqual(query('select handle from products'), [{ handle: 'good' }])
})

test('a dry run writes nothing; an import says what is new, and the second that nothing changed', async () => {
  const title = `"It's; -- ""a"" /* BEGIN"`
  write(`hostile,${title},10,4,`)
  assert.match(
    (await importCatalog(['--dry-run'])).stdout,
    /Would write: 1 new, 0 changed, 0 unchanged/,
  )
  assert.deepEqual(query("select 1 from products where handle = 'hostile'"), [])
  assert.match(importByWrangler().stdout, /Written: 1 new/)
  assert.deepEqual(query("select title from products where handle = 'hostile'"), [
    { title: `It's; -- "a" /* BEGIN` },
  ])
  assert.match((await importCatalog()).stdout, /Nothing changed\./)
})

test('what would change is shown by field before it is written, stock and price first, and grouped', async () => {
  const all = Array.from({ length: 25 }, (_, at) => `many-${at + 10}`)
  write(...all.map((handle) => `${handle},Many,10,2,`))
  assert.equal((await importCatalog()).status, 0)

  write(...all.map((handle) => `${handle},Many,${handle === 'many-10' ? 11 : 10},0,`))
  const dry = await importCatalog(['--dry-run'])
  assert.match(dry.stdout, /^Stock: 25 changes\n {2}many-10: 2 → 0\n/m)
  assert.match(
    dry.stdout,
    /many-29: 2 → 0\n {2}… and 5 more\nPrice: 1 change\n {2}many-10: 10\.00 → 11\.00/,
  )
  assert.match(dry.stdout, /ATTENTION: the stock of 25 variants falls to 0\./)
  assert.match(dry.stdout, /Would write: 0 new, 25 changed/)
  const left =
    "select sum(stock) n from variants join products p on p.id = product_id where handle like 'many-%'"
  assert.deepEqual(query(left), [{ n: 50 }])

  writeFileSync(csv, `Handle,Variant Price\n${all.map((handle) => `${handle},12\n`).join('')}`)
  const prices = importByWrangler()
  assert.match(prices.stdout, /Not in the file, so it stays as it is: stock, status, titles, desc/)
  assert.match(prices.stdout, /Price: 25 changes/)
  assert.doesNotMatch(prices.stdout, /Stock:|ATTENTION/)
  assert.deepEqual(query(left), [{ n: 50 }])
})

test('a handle that the owner calls the same is moved; what --moved says wrongly is refused', async () => {
  const file = (handle: string, title: string) =>
    writeFileSync(csv, `Handle,Title,SKU,Price,Inventory quantity\n${handle},${title},M-1,10,1\n`)
  file('first', 'First')
  assert.equal((await importCatalog()).status, 0)
  file('second', 'Second')
  const refused = await importCatalog()
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /line 2, SKU: "M-1" is sold as first already.*--moved first=second/)
  const moved = await importCatalog(['--moved', 'first=second'])
  assert.match(moved.stdout, /Handle: 1 change\n {2}second: first → second/)
  assert.deepEqual(query("select handle from products where handle in ('first', 'second')"), [
    { handle: 'second' },
  ])
  assert.throws(() => readOptions([csv, '--moved', 'first']), UsageError)
})

test('local pictures are encoded, at once or later, never enlarged; a missing one is only noted', async () => {
  write(
    'ring,Ring,10,1,ring.jpg',
    'lost,Lost,10,1,lost.jpg',
    'far,Far,10,1,https://shop.example/a.jpg',
  )
  assert.equal((await importCatalog(['--encode-later'])).status, 0)
  const [later] = query("select picture from images where source = 'ring.jpg'")
  assert.equal(existsSync(join(project, 'static/pictures', `${later?.picture}-240.avif`)), false)
  const { status, stdout, stderr } = await importCatalog()
  assert.equal(status, 0)
  assert.match(stdout, /Nothing changed\./)
  assert.match(stderr, /line 3, Product image URL: "lost\.jpg": there is no such file/)
  assert.match(stderr, /lines 3, 4, Product image URL: There is no picture to show.*Google/)
  const rows = query('select source, picture, width, height, color from images order by source')
  const name = rows.find(({ source }) => source === 'ring.jpg')?.picture
  assert.match(String(name), /^[0-9a-f]{10}$/)
  assert.deepEqual(rows, [
    { source: 'https://shop.example/a.jpg', picture: null, width: null, height: null, color: null },
    { source: 'lost.jpg', picture: null, width: null, height: null, color: null },
    { source: 'ring.jpg', picture: name, width: 600, height: 300, color: '#b82818' },
  ])
  // WebP is for old browsers: a thumbnail, and one for everything else.
  const widths = { avif: [240, 400, 600], webp: [240, 600] }
  for (const [format, each] of Object.entries(widths))
    for (const width of each) {
      const file = join(project, 'static/pictures', `${name}-${width}.${format}`)
      pictures.add(file)
      assert.equal((await sharp(file).metadata()).width, width)
    }
  const shared = join(project, 'static/pictures', `${name}-shared.jpg`)
  pictures.add(shared)
  const { format, width, height } = await sharp(shared).metadata()
  assert.deepEqual([format, width, height], ['jpeg', 1200, 630])
  const written = readdirSync(join(project, 'static/pictures')).filter((file) =>
    file.startsWith(String(name)),
  )
  assert.equal(written.length, pictures.size)
  const [first = ''] = pictures
  const { mtimeMs } = await stat(first)
  await importCatalog()
  assert.equal((await stat(first)).mtimeMs, mtimeMs)
})

test('a list of redirects is imported with the catalogue, or keeps everything out', async () => {
  write('good,Good,10,1,')
  const list = join(folder, 'redirects.csv')
  writeFileSync(list, 'Redirect from,Redirect to\n/pages/old,https://elsewhere.example/\n')
  const refused = await importCatalog(['--redirects', list])
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /line 2, Redirect to: "https:\/\/elsewhere.example\/" is no path/)
  writeFileSync(list, 'Redirect from,Redirect to\n/pages/old,/products/good\n')
  assert.match((await importCatalog(['--redirects', list])).stdout, /Redirects: 1 in the list\./)
  // With those of the product that was moved above.
  assert.deepEqual(query('select * from redirects order by to_path, from_path'), [
    { from_path: '/pages/old', to_path: '/products/good' },
    { from_path: '/products/first', to_path: '/products/second' },
    { from_path: '/products/first.md', to_path: '/products/second.md' },
  ])
  assert.match(
    (await importCatalog(['--redirects', list])).stdout,
    /Nothing changed\.\n.*: 1 in the list/,
  )
})

test('a failure in the database leaves it as it was', () => {
  write('one,One,10,1,', 'two,Two,10,1,')
  query(
    "create trigger refuse before insert on variants when new.price = 1000 begin select raise(abort, 'refused'); end",
  )
  const { status, stderr } = importByWrangler()
  assert.equal(status, 1)
  assert.match(stderr, /Nothing was imported.*refused/s)
  assert.deepEqual(query("select handle from products where handle in ('one', 'two')"), [])
})

test('a database without tables is reported with the remedy', () => {
  write('one,One,10,1,')
  const empty = join(folder, 'empty')
  const { status, stderr } = run('src/commands/import-catalog.ts', [csv, '--persist-to', empty])
  assert.equal(status, 1)
  assert.match(stderr, /wrangler d1 migrations apply DB --local --persist-to/)
})

test('the report of a large export fits a screen, and tells each kind of finding once', async () => {
  writeFileSync(csv, [...silverExport()].join(''))
  const { status, stdout, stderr } = await importCatalog(['--dry-run'])
  assert.equal(status, 0)
  const rows = `${stderr}${stdout}`
    .split('\n')
    .reduce((sum, line) => sum + Math.ceil(line.length / 100), 0)
  assert.ok(rows <= 40, `${rows} rows:\n${stderr}${stdout}`)
  assert.doesNotMatch(stderr, /without its fineness/)
  assert.match(stderr, /lines 2, 3, 4 and 1,147 more, Variant Inventory Tracker: Stock is not/)
  assert.equal(stderr.match(/Stock is not counted/g)?.length, 1)
  assert.match(stdout, /Columns not used: .*Google Shopping \/ … \(3\)/)
  const each = await importCatalog(['--dry-run', '--all-findings'])
  assert.equal(each.stderr.match(/Stock is not counted/g)?.length, 1150)
})

/** 1,150 variants as exports have them: 413 of "S925 Silver", nothing counted, URLs as pictures. */
function* silverExport() {
  yield 'Handle,Title,Body (HTML),Type,Option1 Name,Option1 Value,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Google Shopping / MPN,Google Shopping / Gender,Google Shopping / Condition\n'
  for (let at = 0; at < 1150; at++) {
    const title = at < 413 ? `S925 Silver Band ${at}` : `Band ${at}`
    const text = at < 413 ? '<p>Material: S925 Silver</p>' : '<p>A band.</p>'
    const url = `https://pictures.example/${at}.jpg`
    yield `band-${at},${title},${text},Ring,Color,Shade ${at},,0,${at + 10}.00,${at % 9}.00,${20000 + at},${url},,,\n`
  }
}

function write(...rows: string[]) {
  writeFileSync(
    csv,
    ['URL handle,Title,Price,Inventory quantity,Product image URL', ...rows, ''].join('\n'),
  )
}

const importCatalog = (options: string[] = []) => runImport(folder, [csv, ...options])

/** The same by the command and by wrangler, where it counts how wrangler takes the statements. */
const importByWrangler = () => run('src/commands/import-catalog.ts', [csv, '--persist-to', folder])

/** Asks the database without wrangler, which takes a second to start. */
function query(sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(databaseFile({ persistTo: folder }) ?? '')
  try {
    return database
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }))
  } finally {
    database.close()
  }
}

function run(program: string, args: string[]) {
  const env = {
    ...process.env,
    WRANGLER_SEND_METRICS: 'false',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  }
  return spawnSync(process.execPath, [program, ...args], { cwd: project, env, encoding: 'utf8' })
}
