import { html } from 'hono/html'
import type { Markup } from './page.ts'

/** So many of everything are shown, the newest. */
export const SHOWN = 40

/** A form that is one button. */
type Button = (act: string, label: string, fields?: Record<string, string>) => Markup

/** Buttons whose acts are below a path. */
export const buttonsBelow =
  (path: string): Button =>
  (act, label, fields = {}) =>
    html`<form method="post" action="${path}/${act}">${Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    )}<button>${label}</button></form>`

/** @param sequence the field that says in which order held webhooks are released */
export function webhookForms(
  button: Button,
  state: { holding: boolean; held: number; toLose: number; toDouble: number },
  sequence: string,
): Markup {
  const { holding, held, toLose, toDouble } = state
  return html`
    <h2>Webhooks</h2>
    <p>${holding ? `Held: ${held}.` : 'Sent at once.'} ${toLose > 0 && `The next ${toLose} get lost.`} ${toDouble > 0 && `The next ${toDouble} are sent twice.`}</p>
    ${button('hold', 'Hold them')} ${button('release', 'Release', { [sequence]: 'made' })}
    ${button('release', 'Release in reverse', { [sequence]: 'reversed' })}
    ${button('lose', 'Lose the next')} ${button('duplicate', 'Send the next twice')}`
}

type Event = { id: string; kind: string; deliveries: (number | string)[] }

/** @param events oldest first */
export const eventTable = (button: Button, events: Event[]): Markup => html`
  <h2>Events</h2>
  <div class="scroll"><table>
    <thead><tr><th scope="col">Event</th><th scope="col">Shop answered</th><th scope="col"></th></tr></thead>
    <tbody>${events
      .toReversed()
      .slice(0, SHOWN)
      .map(
        ({ id, kind, deliveries }) => html`
        <tr><td>${kind}<br><code>${id}</code></td><td>${deliveries.join(', ') || 'not delivered'}</td>
        <td>${button('resend', 'Send again', { event: id })}</td></tr>`,
      )}</tbody>
  </table></div>`

type Call = {
  method: string
  path: string
  status?: number
  fault?: string
  key: string | undefined
  /** That it was done before; '': it was not. */
  again: string
}

/**
 * @param key what the provider calls the name by which a request is done once
 * @param calls oldest first
 */
export const callTable = (key: string, calls: Call[]): Markup => html`
  <h2>Requests of the shop</h2>
  <div class="scroll"><table>
    <thead><tr><th scope="col">Request</th><th scope="col">Answer</th><th scope="col">${key}</th></tr></thead>
    <tbody>${calls
      .toReversed()
      .slice(0, SHOWN)
      .map(
        (call) => html`
        <tr><td>${call.method} ${call.path}</td>
        <td>${call.status ?? 'none'}${call.again}${call.fault && `, ordered: ${call.fault}`}</td>
        <td><code>${call.key}</code></td></tr>`,
      )}</tbody>
  </table></div>`
