import { Hono } from 'hono'
import { html } from 'hono/html'
import { type Markup, page } from '../page.ts'
import type { Account, AnalyticsEngine } from './engine.ts'

/** What became of the points that were written, and of the queries: `/visits`. */
export function createControlPage(engine: AnalyticsEngine): Hono {
  const app = new Hono()
  app.get('/visits', (c) => c.html(controlPage([...engine.accounts.entries()])))
  return app
}

const controlPage = (accounts: [string, Account][]): Markup =>
  page(
    'Visits',
    html`
      <p><a href="/">Stand-ins</a></p>
      <h1>Visits</h1>
      <p class="note">What Analytics Engine has of the shop. It forgets everything when it stops.</p>
      ${accounts.map(
        ([id, { counts, queries }]) => html`
          <h2>Account <code>${id}</code></h2>
          <table>${Object.entries(counts).map(
            ([name, count]) =>
              html`<tr><td>Points: ${name}</td><td class="amount">${count}</td></tr>`,
          )}</table>
          <h3>Latest queries</h3>
          <table>${queries.map(
            ({ sql, at, took, refused }) => html`
              <tr><td>${at.toISOString().slice(11, 19)}</td>
              <td><code>${sql}</code>${refused !== null && html`<p class="wrong">${refused}</p>`}</td>
              <td class="amount">${took.toFixed(0)} ms</td></tr>`,
          )}</table>`,
      )}`,
    true,
  )
