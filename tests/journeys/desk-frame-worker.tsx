import { type Context, Hono } from 'hono'
import { ActForm } from '../../src/admin/parts/act-form.tsx'
import { Card } from '../../src/admin/parts/card.tsx'
import { ChoiceBar } from '../../src/admin/parts/choice-bar.tsx'
import { Conflict } from '../../src/admin/parts/conflict.tsx'
import { Details } from '../../src/admin/parts/details.tsx'
import { Empty } from '../../src/admin/parts/empty.tsx'
import { Facts } from '../../src/admin/parts/facts.tsx'
import { Filters } from '../../src/admin/parts/filters.tsx'
import { mergeForms } from '../../src/admin/parts/merge-forms.ts'
import { Notice } from '../../src/admin/parts/notice.tsx'
import { PageTitle } from '../../src/admin/parts/page-title.tsx'
import { Pages } from '../../src/admin/parts/pages.tsx'
import { SaveBar } from '../../src/admin/parts/save-bar.tsx'
import { Status } from '../../src/admin/parts/status.tsx'
import { Table } from '../../src/admin/parts/table.tsx'
import { Timeline } from '../../src/admin/parts/timeline.tsx'
import { DeskFrame } from '../../src/admin/views/desk-frame.tsx'
import { packDeskSheets } from '../../src/desk-sheets.ts'
import shop from '../../src/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { AppEnv } from '../../src/platform/env.ts'
import { securityHeaders } from '../../src/platform/security.ts'
import { SelectField, TextField } from '../../src/ui/form-field.tsx'

/**
 * The shop with a desk of samples: every part of the frame, on pages as the screens have them. Who
 * has the cookie `over` has been signed out; `/admin/parts/acts` says what was posted.
 */
const samples = new Hono<AppEnv>()
export default {
  fetch: (request, env, context) =>
    new URL(request.url).pathname.startsWith('/admin')
      ? samples.fetch(request, env, context)
      : shop.fetch(request, env, context),
} satisfies ExportedHandler<CloudflareBindings>

const acts: string[] = []
const deskSheets = packDeskSheets()

samples.use(securityHeaders(Object.values(deskSheets)))
samples.use(async (c, next) => {
  const { shop } = await readConfig(c.env)
  c.setRenderer((content, { title, print }) =>
    c.html(
      <DeskFrame
        shop={shop}
        title={title}
        styles={[print ? deskSheets.print : deskSheets.screen]}
        staff={{ id: '1', email: 'ines@shop.test', name: 'Inês Duarte', role: 'owner' }}
        path={c.req.path.replace('/parts', '/orders')}
        print={print}
      >
        {content}
      </DeskFrame>,
    ),
  )
  c.header('Cache-Control', 'no-store')
  await next()
})

samples.get('/admin/alive', (c) =>
  isOver(c) ? c.redirect('https://team.test/login') : c.body(null, 204),
)
samples.get('/admin/parts/acts', (c) => c.json(acts))

const isOver = (c: Context) => c.req.header('Cookie')?.includes('over=1') === true

type Row = { number: string; who: string; what: string; due: string; sum: string; late: boolean }
const rows: Row[] = Array.from({ length: 14 }, (_, at) => ({
  number: `K7M${at + 10}P`,
  who: ['Maria de Lourdes Albuquerque-Schönfeld', 'Ben Okafor', 'Léa Martin'][at % 3] ?? '',
  what: ['Aurelia Solitaire, 54 mm', 'Perla Studs', 'Classic Court Band, 2 pieces'][at % 3] ?? '',
  due: `${at + 3} December`,
  sum: `€${(1290 + at * 87).toLocaleString('en')}.00`,
  late: at === 1,
}))

samples.get('/admin/parts', (c) => {
  const { q, stage, error } = c.req.query()
  const found = rows.filter(({ who }) => !q || who.includes(q))
  return c.render(
    <>
      <PageTitle
        title="Orders"
        acts={
          <a class="button-quiet" href="/admin/parts/print">
            Export
          </a>
        }
      />
      {error && <Notice kind="refused" text="The parcel was sent meanwhile." />}
      <Filters
        action="/admin/parts"
        search={{
          name: 'q',
          label: 'Search',
          hint: 'Whole words: number, surname, e-mail, telephone',
          value: q,
        }}
        filters={[
          {
            name: 'stage',
            label: 'Stage',
            value: stage,
            options: [
              { value: 'to-make', label: 'To make' },
              { value: 'ready', label: 'Ready' },
            ],
          },
          { name: 'country', label: 'Country', value: undefined, options: [] },
          { name: 'from', label: 'Promised from', value: c.req.query('from'), type: 'date' },
        ]}
        saved={[
          { href: '/admin/parts', title: 'All', count: 214, current: !stage },
          {
            href: '/admin/parts?stage=to-make',
            title: 'To make',
            count: 12,
            current: stage === 'to-make',
          },
          { href: '/admin/parts?stage=ready', title: 'To send', count: 3, current: false },
        ]}
      />
      <form method="get" action="/admin/parts/print">
        <Table
          caption="Orders"
          rows={found}
          empty={
            <Empty
              text="No order has these words. Whole words are searched for."
              step={{ href: '/admin/parts', title: 'Show all orders' }}
            />
          }
          select={{
            name: 'piece',
            value: ({ number }) => number,
            label: ({ number }) => `Choose ${number}`,
          }}
          columns={[
            {
              title: 'Order',
              kind: 'main',
              cell: ({ number }) => <a href={`/admin/parts/one?from=${number}`}>{number}</a>,
            },
            { title: 'For', cell: ({ who }) => who },
            { title: 'What', cell: ({ what }) => what },
            {
              title: 'Stage',
              cell: ({ late }) =>
                late ? (
                  <Status tone="bad" text="Late" />
                ) : (
                  <Status tone="going" text="On the bench" />
                ),
            },
            {
              title: 'Promised',
              cell: ({ due }) => due,
              sort: { href: '/admin/parts?sort=-due', now: 'ascending' },
            },
            { title: 'Total', kind: 'number', cell: ({ sum }) => sum },
          ]}
        />
        <ChoiceBar>
          <button class="button-quiet" type="submit">
            Print bench sheets
          </button>
          <button class="button" type="submit">
            Print slips
          </button>
        </ChoiceBar>
      </form>
      <Pages first="/admin/parts" next="/admin/parts?after=K7M23P" />
    </>,
    { title: 'Orders' },
  )
})

const labels = { name: 'Name', city: 'City', country: 'Country' }
const saved = { name: 'Maria Albuquerque', city: 'Porto', country: 'PT' }

samples.get('/admin/parts/one', (c) => one(c, saved))
samples.post('/admin/parts/one', async (c) => {
  // A person at sign-in has no body to give.
  if (isOver(c)) return c.redirect('https://team.test/login')
  const { act, before, version: _, ...typed } = await c.req.parseBody<Record<string, string>>()
  acts.push(String(act))
  // As slow as a second press needs.
  await new Promise((resolve) => setTimeout(resolve, 400))
  if (typed.name !== 'Conflict') return c.redirect('/admin/parts/one?done=saved', 303)
  const meanwhile = { ...saved, name: 'Maria Schönfeld', city: 'Lisboa' }
  c.status(409)
  return one(c, meanwhile, mergeForms(JSON.parse(String(before)), typed, meanwhile))
})

function one(c: Context<AppEnv>, now: typeof saved, merged?: ReturnType<typeof mergeForms>) {
  const form = { values: merged?.values ?? now, errors: {} }
  return c.render(
    <>
      <PageTitle
        back={{ href: '/admin/parts', title: 'Orders' }}
        title="K7M10P"
        status={
          <>
            <Status tone="going" text="Being made" />
            <Status tone="good" text="Paid" />
          </>
        }
        acts={
          <>
            <a class="button-quiet" href="/admin/parts/print">
              Packing slip
            </a>
            <ActForm action="/admin/parts/one">
              <button class="button" type="submit">
                Pack
              </button>
            </ActForm>
          </>
        }
      />
      {c.req.query('done') && (
        <Notice kind="done" text="Saved.">
          <ActForm action="/admin/parts/one">
            <button class="button-quiet" type="submit">
              Undo
            </button>
          </ActForm>
        </Notice>
      )}
      {merged && <Conflict differences={merged.differences} labels={labels} />}
      <Details
        wide={
          <>
            <Card id="pieces" title="Pieces" aside={<Status tone="due" text="1 to make" />}>
              <Table
                caption="Pieces"
                rows={rows.slice(0, 2)}
                empty="None"
                columns={[
                  { title: 'Piece', kind: 'main', cell: ({ what }) => what },
                  { title: 'Stage', cell: () => <Status tone="quiet" text="Delivered" /> },
                  { title: 'Promised', cell: ({ due }) => due },
                ]}
              />
            </Card>
            <Card id="address" title="Delivery address">
              <ActForm
                action="/admin/parts/one"
                version={3}
                before={now}
                unsaved={merged !== undefined}
              >
                <TextField form={form} name="name" label={labels.name} />
                <TextField form={form} name="city" label={labels.city} />
                <SelectField
                  form={form}
                  name="country"
                  label={labels.country}
                  choices={[
                    { value: 'IE', label: 'Ireland' },
                    { value: 'PT', label: 'Portugal' },
                  ]}
                />
                <SaveBar save="Save address" discard="/admin/parts/one" />
              </ActForm>
            </Card>
          </>
        }
        narrow={
          <>
            <Card id="facts" title="Order">
              <Facts
                facts={[
                  { title: 'Number', value: 'K7M10P' },
                  { title: 'Promised', value: '3–7 December' },
                  { title: 'Gift', value: 'Wrapped, with a message' },
                ]}
              />
            </Card>
            <Card id="timeline" title="What happened">
              <Timeline
                shop={{ locale: 'en-IE', time_zone: 'Europe/Lisbon' }}
                events={[
                  { at: 1_764_150_000, title: 'On the bench', who: 'Rui', tone: 'due' },
                  {
                    at: 1_764_080_000,
                    title: 'Mail sent: your order',
                    more: <p>To maria@example.com</p>,
                  },
                  { at: 1_764_079_000, title: 'Paid', tone: 'good' },
                ]}
              />
            </Card>
          </>
        }
      />
    </>,
    { title: 'Order K7M10P' },
  )
}

samples.get('/admin/parts/piece', (c) =>
  c.render(
    <>
      <PageTitle title="Aurelia Solitaire" status={<Status tone="due" text="To make" />} />
      <ActForm action="/admin/parts/one" class="big-actions">
        <button class="button" type="submit" name="to" value="on-the-bench">
          On the bench
        </button>
        <button class="button-quiet" type="submit" name="to" value="at-the-assay-office">
          To the assay office
        </button>
        <button class="button-quiet" type="submit" name="to" value="ready">
          Ready
        </button>
      </ActForm>
      <Facts facts={[{ title: 'Size', value: '54 mm · UK N' }]} />
    </>,
    { title: 'Piece' },
  ),
)

samples.get('/admin/parts/print', (c) =>
  c.render(
    <>
      {['K7M10P', 'K7M11P'].map((number) => (
        <section class="sheet-a4">
          <h1>Packing slip {number}</h1>
          <Facts facts={[{ title: 'Order', value: number }]} />
        </section>
      ))}
      {['Aurelia Solitaire', 'Court Band'].map((title) => (
        <section class="sheet-a5">
          <h1>{title}</h1>
          <Facts
            facts={[
              { title: 'Size', value: '54 mm · UK N' },
              { title: 'Metal', value: '18 ct yellow gold' },
            ]}
          />
        </section>
      ))}
      {['K7M10P/1', 'K7M10P/2'].map((number) => (
        <section class="label">
          <h2>{number}</h2>
          <p>Aurelia Solitaire, 54 mm, promised 3 December</p>
        </section>
      ))}
    </>,
    { title: 'Print', print: true },
  ),
)
