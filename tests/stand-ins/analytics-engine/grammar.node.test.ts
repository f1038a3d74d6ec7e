// Runs in Node (`node --test`): what the local Analytics Engine takes of SQL.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openClickHouse } from './clickhouse.ts'
import { allow } from './grammar.ts'
import { tableColumns } from './points.ts'

// Examples of Cloudflare's reference, without their comments: sql-api.mdx and sql-reference/*.mdx.
const documented = `
SELECT 'Hello Workers Analytics Engine' AS message
SHOW TABLES
SHOW TABLES FORMAT JSONEachRow
SHOW TIMEZONES
SHOW TIMEZONE FORMAT TabSeparated
SELECT timestamp, blob1 AS location_id, double1 AS inside_temp FROM t WHERE timestamp > NOW() - INTERVAL '1' DAY
SELECT index1 AS location_id, SUM(_sample_interval) AS n_readings FROM t WHERE timestamp > NOW() - INTERVAL '7' DAY GROUP BY index1
SELECT index1 AS location_id, SUM(_sample_interval * double1) / SUM(_sample_interval) AS average_temp FROM t WHERE timestamp > NOW() - INTERVAL '7' DAY GROUP BY index1
SELECT blob2, double3 FROM t
SELECT * FROM t
SELECT blob2 AS probe_name, double3*1.8+32 AS temp_f FROM t
SELECT blob2 AS probe_name, if(double3 <= 0, 'FREEZING', 'NOT FREEZING') AS description FROM t
SELECT probe_name FROM (SELECT blob1 AS probe_name, count() as num_readings FROM t GROUP BY probe_name)
SELECT blob1 FROM t WHERE double1 + double2 > 4
SELECT blob1 FROM t WHERE blob1 = 'test1' OR blob2 = 'test2'
SELECT blob1 FROM t WHERE if(blob1 = 'f', (double1-32)/1.8, double1) <= 0
SELECT blob1 AS city, avg(double1) AS avg_temp, count() AS readings FROM t GROUP BY city HAVING avg_temp > 20 AND readings >= 50
SELECT double2, double3 FROM t ORDER BY double2, double3 DESC
SELECT blob1 FROM t ORDER BY double2 ASC LIMIT 10 OFFSET 10 FORMAT JSONEachRow
SELECT blob1 FROM t LIMIT ALL
SELECT blob1 FROM t OFFSET 10
SELECT count(DISTINCT blob1), sum(DISTINCT double1), avg(DISTINCT double1), min(double1), max(double1) FROM t
SELECT quantileExactWeighted(0.5)(double1, _sample_interval) FROM t
SELECT quantileWeighted(0.5, double1, _sample_interval) FROM t
SELECT argMax(blob1, double1), argMin(blob1, _sample_interval), first_value(blob1), last_value(blob1) FROM t
SELECT topK(double1), topK(15)(blob1), topKWeighted(double1, _sample_interval), topKWeighted(15)(blob1, _sample_interval) FROM t
SELECT countIf(double1 > 5), sumIf(double1, double2 > 0), avgIf(double1, double2 > 0) FROM t
SELECT formatDateTime(now(), '%Y-%m-%d'), formatDateTime(toDateTime('2022-12-01 16:17:00', 'America/New_York'), '%Y-%m-%d', 'Etc/UTC')
SELECT toDateTime(355924804), toDateTime('355924804'), toDateTime('1981-04-12 12:00:04'), today()
SELECT toYear(timestamp), toMonth(timestamp), toDayOfWeek(timestamp), toHour(timestamp), toUnixTimestamp(now()) FROM t
SELECT toStartOfInterval(timestamp, INTERVAL '1' HOUR) AS hour, sum(_sample_interval) AS count FROM t GROUP BY hour ORDER BY hour ASC
SELECT toStartOfInterval(now(), INTERVAL '15' MINUTE), toStartOfInterval(now(), INTERVAL '1' DAY, 'Europe/Amsterdam')
SELECT toStartOfFifteenMinutes(timestamp), toStartOfHour(timestamp), toYYYYMM(timestamp) FROM t
SELECT blob1 FROM t WHERE blob1 LIKE 'error%' AND blob2 NOT ILIKE '%debug%'
SELECT blob1 FROM t WHERE blob1 IN ('a', 'list', 'of', 'values') AND double1 NOT IN (1, -2)
SELECT blob1 FROM t WHERE double1 BETWEEN 1 AND 2 AND NOT double2 NOT BETWEEN 3 AND 4
SELECT -42, -4.2, true, false, 5 % 2
SELECT empty(blob1), lower(blob1), upperUTF8(blob1), startsWith(blob1, 'prefix'), endsWith(blob1, 'suffix') FROM t
SELECT substring('hello: world', 1, position(':' IN 'hello: world')-1) AS s;
SELECT format('blob1: {}', blob1) AS s FROM t
SELECT extract(SECOND from toDateTime('2022-06-06 11:30:15'))
SELECT intDiv(7, 2), log(double1), pow(double1, 2), round(3.14, 1), floor(5.5), ceil(3.14, 1) FROM t
SELECT bitAnd(toUInt8(double1), 1), bitCount(toUInt32(double1)), hex('abc'), bin(1) FROM t
`

const datasets = {
  table(dataset: string) {
    assert.equal(dataset, 't')
    return 'examples."t"'
  },
  all: 'SHOW TABLES FROM examples',
}

test('every documented form is allowed, and ClickHouse understands what becomes of it', async () => {
  const { run } = await openClickHouse()
  run('CREATE DATABASE IF NOT EXISTS examples')
  run(`CREATE TABLE IF NOT EXISTS examples."t" (${tableColumns}) ENGINE = Memory`)
  for (const query of documented.trim().split('\n')) {
    const { sql, format } = allow(query, datasets)
    assert.doesNotThrow(() => run(sql, format), `${query}\n${sql}`)
  }
})

test('what has another meaning in ClickHouse means what is documented', async () => {
  const { run } = await openClickHouse()
  const answer = (expression: string) => run(allow(`SELECT ${expression}`, datasets).sql).trim()
  assert.equal(answer("length('é')"), '1')
  assert.equal(answer("toLower('É')"), 'é')
  assert.equal(answer("toStartOfWeek(toDateTime('2025-10-29 10:00:00'))"), '2025-10-27 00:00:00')
  assert.equal(answer("toStartOfMonth(toDateTime('2025-10-29 10:00:00'))"), '2025-10-01 00:00:00')
  assert.equal(answer("position('l' IN 'hello')"), '3')
  assert.equal(answer('2 - -1 * 3'), '5')
})

const refusals: [query: string, named: RegExp][] = [
  ['SELECT blob1 FROM t JOIN t ON blob1 = blob1', /^JOIN/],
  ['SELECT blob1 FROM t, t', /^,/],
  ['SELECT blob1 FROM t UNION ALL SELECT blob1 FROM t', /^UNION/],
  ['WITH 1 AS x SELECT x', /^WITH/],
  ["SELECT CASE WHEN blob1 = 'a' THEN 1 ELSE 0 END FROM t", /^CASE/],
  ['SELECT sum(double1) OVER (PARTITION BY blob1) FROM t', /^OVER/],
  ['SELECT DISTINCT blob1 FROM t', /^DISTINCT/],
  ['SELECT count(*) FROM t', /^count of a column/],
  ['SELECT count(blob1) FROM t', /^count/],
  ['SELECT uniq(blob1) FROM t', /the function uniq/],
  ['SELECT multiIf(1, 2, 3) FROM t', /the function multiIf/],
  ['SELECT toDate(timestamp) FROM t', /the function toDate/],
  ["SELECT toHour(timestamp, 'Europe/Amsterdam') FROM t", /toHour with 2 arguments/],
  ['SELECT if(1, 2)', /if with 2 arguments/],
  ['SELECT today(1)', /today with 1 arguments/],
  ["SELECT * FROM url('http://localhost/')", /the function url/],
  ["SELECT file('/etc/passwd')", /the function file/],
  ['SELECT * FROM system.tables', /"\."/],
  ['SELECT [1, 2]', /"\["/],
  ['SELECT blob1 FROM t SETTINGS max_threads = 1', /^SETTINGS/],
  ['SELECT blob1 FROM t ARRAY JOIN blob2', /^ARRAY/],
  ['SELECT 1; SELECT 2', /^SELECT/],
  ['SELECT 1 -- all', /comment/],
  ['SELECT 1 /* all */', /comment/],
  ["SELECT 'a\\'b'", /backslash/],
  ["SELECT 'it''s'", /quotation mark/],
  ["SELECT 'never", /without an end/],
  ['SELECT "blob1" FROM t', /"\\""/],
  ['SELECT `blob1` FROM t', /"`"/],
  ['SELECT blob1 FROM t WHERE blob1 IN (SELECT blob1 FROM t)', /SELECT in the list/],
  ['SELECT (SELECT 1)', /^SELECT/],
  ['SELECT blob1 FROM t WHERE blob1 IS NULL', /^IS/],
  ['SELECT blob1 || blob2 FROM t', /"\|"/],
  ['SELECT double1::String FROM t', /":"/],
  ['SELECT topK(x -> x, blob1) FROM t', />/],
  ['SELECT now() - INTERVAL 1 DAY', /1, where a text belongs/],
  ["SELECT now() - INTERVAL '1' WEEK", /WEEK as a unit/],
  ['SELECT blob1 FROM t LIMIT 1.5', /1\.5/],
  ['SELECT blob1 FROM t LIMIT 1 BY blob2', /^BY/],
  ['SELECT blob1 FROM t FORMAT CSV', /FORMAT CSV/],
  ["SELECT blob1 FROM t FORMAT JSON INTO OUTFILE 'x'", /^INTO/],
  ['SELECT blob1 FROM (SELECT blob1 FROM t FORMAT JSON)', /FORMAT/],
  ['SELECT blob1 FROM (SELECT blob1 FROM t) AS x', /^AS/],
  ['SELECT blob1 one FROM t', /^one/],
  ['SELECT blob1 FROM t GROUP BY blob1 WITH TOTALS', /^WITH/],
  ['SELECT 1e5', /"1"/],
  ['SHOW DATABASES', /SHOW DATABASES/],
  ['INSERT INTO t VALUES (1)', /^INSERT/],
  ['DROP TABLE t', /^DROP/],
  ['', /the end of the query/],
]

for (const [query, named] of refusals)
  test(`refused, by its name: ${query}`, () => {
    assert.throws(() => allow(query, datasets), { message: named })
  })
