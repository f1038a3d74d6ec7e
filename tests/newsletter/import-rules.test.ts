import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTime } from '../../src/newsletter/import/line-rules.ts'
import { type FileLine, readFile } from '../../src/newsletter/import/read-file.ts'
import { csvOf } from '../../src/platform/csv.ts'

const topics = [
  { id: 'new', name: 'New pieces' },
  { id: 'care', name: 'Care and workshop' },
]
const today = Date.UTC(2026, 10, 26) / 1000
const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (file: string | Uint8Array) =>
  readFile(typeof file === 'string' ? utf8(file) : file, topics, today)

function linesOf(file: string | Uint8Array): FileLine[] {
  const found = read(file)
  if (!found.ok) throw new Error(found.fault)
  return found.lines
}

/** `2 person ann@example.com`, `3 wrong email`. */
const inShort = (file: string | Uint8Array) =>
  linesOf(file).map((each) =>
    [
      each.line,
      each.group,
      each.group === 'person' ? each.person.email : each.group === 'wrong' ? each.reason : '',
    ]
      .join(' ')
      .trim(),
  )

const personOf = (file: string | Uint8Array, n = 0) => {
  const line = linesOf(file)[n]
  if (line?.group !== 'person') throw new Error(`${line?.group}`)
  return line.person
}

test('the shop’s own columns: name, topics, and consent with its time and words', () => {
  const file = `email,name,topics,consent_at,consent_source,consent_text
ann@example.com,Ann Bell,"New pieces, care and workshop",2024-05-01T10:00:00+02:00,fair in Basel,I want your news
bo@example.com,Bo,,,,
cy@example.com,Cy,,2024-05-01,,`
  expect(personOf(file)).toEqual({
    email: 'ann@example.com',
    name: 'Ann Bell',
    topics: ['new', 'care'],
    consent: {
      askedAt: null,
      at: Date.UTC(2024, 4, 1, 8) / 1000,
      proof: 'fair in Basel: I want your news',
    },
  })
  expect(personOf(file, 1).consent).toBeNull()
  expect(personOf(file, 2).consent, 'a time alone says neither where nor to what').toBeNull()
})

test('Mailchimp’s export: who confirmed after asking has proof, and tags name topics', () => {
  const file = `"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,TAGS
ann@example.com,Ann,Bell,2,"2023-01-05 10:00:00",192.0.2.1,"2023-01-05 10:04:10",192.0.2.1,"""New pieces"",""VIP"""
bo@example.com,Bo,,2,"2023-01-05 10:00:00",192.0.2.1,"2023-01-05 10:00:00",192.0.2.1,
cy@example.com,,,2,,,"2023-01-05 10:00:00",192.0.2.1,`
  const found = read(file)
  expect(found.ok && found.format).toBe('mailchimp')
  expect(personOf(file)).toMatchObject({
    name: 'Ann Bell',
    topics: ['new'],
    consent: {
      askedAt: Date.UTC(2023, 0, 5, 10) / 1000,
      at: Date.UTC(2023, 0, 5, 10, 4, 10) / 1000,
    },
  })
  expect(personOf(file, 1).consent, 'single opt-in').toBeNull()
  expect(personOf(file, 2).consent, 'imported there by its owner').toBeNull()
})

test('Mailchimp’s files of unsubscribed and cleaned members bring nobody in', () => {
  expect(
    inShort('Email Address,UNSUB_TIME,UNSUB_REASON\nann@example.com,2023-01-05 10:00:00,x'),
  ).toEqual(['2 declined'])
  expect(inShort('Email Address,CLEAN_TIME\nann@example.com,2023-01-05 10:00:00')).toEqual([
    '2 declined',
  ])
})

test('Shopify’s customers: only those who accept, and none with proof', () => {
  const file = `Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Tags
'1,Ann,Bell,ann@example.com,yes,VIP
'2,Bo,,bo@example.com,no,`
  const found = read(file)
  expect(found.ok && found.format).toBe('shopify')
  expect(inShort(file)).toEqual(['2 person ann@example.com', '3 declined'])
  expect(personOf(file)).toEqual({
    email: 'ann@example.com',
    name: 'Ann Bell',
    topics: [],
    consent: null,
  })
})

test('addresses alone, one a line, need no first line of names', () => {
  expect(inShort('ann@example.com\nbo@example.com\n')).toEqual([
    '1 person ann@example.com',
    '2 person bo@example.com',
  ])
  expect(personOf('ann@example.com;Ann Bell').name).toBe('Ann Bell')
})

test('each wrong line says why, with the number that an editor shows', () => {
  const file = `email,name,topics,consent_at,consent_text
ann at example.com,,,,

"bo@example.com","Bo
the
second",Watches,,
cy@example.com,,,yesterday,I agree
di@example.com,,,2031-01-01,I agree
ed@example.com,,,,,,too,many
fi@example.com,,,,`.replaceAll('\n', '\r\n')
  expect(inShort(file)).toEqual([
    '2 wrong email',
    '4 wrong topic',
    '7 wrong time',
    '8 wrong future',
    '9 wrong cells',
    '10 person fi@example.com',
  ])
})

test('an address counts once, and not at all where another line of the file declines', () => {
  const file = `email,state
Ann@Example.com,subscribed
ann@example.com,subscribed
bo@example.com,subscribed
bo@example.com,left`
  expect(inShort(file)).toEqual([
    '2 person Ann@Example.com',
    '3 repeated',
    '4 repeated',
    '5 declined',
  ])
})

test('files are read as spreadsheets leave them', () => {
  const text = 'email;name\r\nann@example.com;Ánn Müller\r\n'
  const utf16 = new Uint8Array(
    [0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))].flatMap((unit) => [
      unit & 255,
      unit >> 8,
    ]),
  )
  const windows = new Uint8Array([...text].map((letter) => letter.charCodeAt(0)))
  const variants: Record<string, string | Uint8Array> = {
    'with a byte order mark': `\ufeff${text}`,
    'UTF-16': utf16,
    'Windows-1252': windows,
    'sep=': `sep=;\r\n${text}`,
    tabs: text.replaceAll(';', '\t'),
    'old Mac': text.replaceAll('\r\n', '\r'),
    commas: text.replaceAll(';', ','),
  }
  for (const [how, file] of Object.entries(variants)) {
    expect(personOf(file), how).toMatchObject({ email: 'ann@example.com', name: 'Ánn Müller' })
    expect(linesOf(file)[0]?.line, how).toBe(how === 'sep=' ? 3 : 2)
  }
})

test('what is no table of subscribers says what is wrong with it', () => {
  const fault = (file: string | Uint8Array) => {
    const found = read(file)
    return found.ok ? 'none' : `${found.fault} ${found.line}`
  }
  expect(fault('')).toBe('empty 1')
  expect(fault(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]))).toBe('workbook 1')
  expect(fault('name,city\nAnn,Basel')).toBe('no-email 1')
  expect(fault('email,name\nann@example.com,"Ann\nbo@example.com,Bo')).toMatch(/^quote [23]$/)
  const many = `email\n${'a@example.com\n'.repeat(25_001)}`
  expect(fault(many)).toBe('long 25002')
})

test('times are read in the forms of exports', () => {
  const at = Date.UTC(2024, 4, 1, 10) / 1000
  for (const text of [
    '2024-05-01T10:00:00Z',
    '2024-05-01 10:00',
    '2024-05-01 12:00:00 +0200',
    '2024-05-01 10:00:00 UTC',
  ])
    expect(readTime(text), text).toBe(at)
  for (const text of [
    '',
    '01.05.2024',
    '5/1/2024',
    '0000-00-00 00:00:00',
    '1970-01-01',
    '2024-13-01',
  ])
    expect(readTime(text), text).toBeNull()
})

test('whatever the bytes are, nothing is thrown', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          'email',
          'a@b.example',
          ',',
          ';',
          '"',
          '\n',
          '\r',
          '\t',
          'sep=',
          '\0',
          'é',
          "'=",
        ),
      )
      .map((parts) => utf8(parts.join(''))),
  )
  fc.assert(
    fc.property(anything, (bytes) => {
      const found = read(bytes)
      if (found.ok)
        for (const { group } of found.lines)
          expect(group).toMatch(/^(person|declined|repeated|wrong)$/)
    }),
    { numRuns: 500 },
  )
})

const cell = fc.oneof(
  fc.constantFrom(
    'ann@example.com',
    'bo@example.com',
    'x',
    '',
    'New pieces',
    '2024-01-01',
    '=1+1',
    'a "b"',
    'two\r\nlines',
    'three\n\nlines',
    'a,b;c',
  ),
  fc.string({ maxLength: 12 }),
)

test('each line of data ends up in exactly one group, under its own number', () => {
  const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 20 })
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';', '\t'), (data, delimiter) => {
      const filled = data.map(([email, ...rest]) => [
        email.replace(/[\0\r\n]/g, ' '),
        ...rest.map((each) => each.replace(/\0|\p{Cs}/gu, '')),
      ])
      const file = csvOf([['email', 'name', 'topics'], ...filled], { begins: true, delimiter })
      let at = 2
      const expected: number[] = []
      for (const row of filled) {
        if (row.some((each) => each.trim() !== '')) expected.push(at)
        at += 1 + row.reduce((sum, each) => sum + each.split(/\r\n|\r|\n/).length - 1, 0)
      }
      expect(linesOf(file).map(({ line }) => line)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})
