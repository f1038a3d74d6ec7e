import type { Child } from 'hono/jsx'
import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { exportFormats } from '../export-rules.ts'
import type { ShownRow } from '../show-packing.ts'
import { parcelWords } from '../words.ts'
import { PackingRow } from './packing-row.tsx'
import { TellBox } from './tell-box.tsx'

/** Renders the table in which parcels get their numbers and are sent, as one form. */
export const PackingPage = (props: {
  shop: Shop
  rows: ShownRow[]
  /** Ids of all parcels that are being packed, also those without a row. */
  all: string[]
  tell: boolean
  /** Whether it holds what was typed and not sent. */
  unsaved: boolean
  notice: Child
}) => {
  const words = parcelWords().packing
  const { shop, rows } = props
  const { columns } = words
  return (
    <>
      <PageTitle
        title={words.title}
        back={{ href: paths.deskParcels(), title: parcelWords().title }}
        acts={
          rows.length > 0 && (
            <a class="button-quiet" href={paths.deskSlips(props.all)}>
              {parcelWords().beingPacked.slips}
            </a>
          )
        }
      />
      {props.notice}
      {props.all.length > rows.length && (
        <p class="quiet">{words.more(rows.length, props.all.length - rows.length)}</p>
      )}
      {rows.length === 0 ? (
        <div class="empty">
          <p>{words.none}</p>
          <a class="button-quiet" href={paths.deskParcels()}>
            {words.toSend}
          </a>
        </div>
      ) : (
        <ActForm action={paths.deskPacking()} id="packing" class="packing" unsaved={props.unsaved}>
          {/* What Enter presses, also that of a scanner: it must neither unpack nor send. */}
          <button class="visually-hidden" type="submit" name="do" value="check" tabindex={-1}>
            {words.check}
          </button>
          <table class="desk-table">
            <caption class="visually-hidden">{words.caption}</caption>
            <thead>
              <tr>
                {[columns.send, columns.parcel, columns.carrier, columns.number].map((title) => (
                  <th scope="col">{title}</th>
                ))}
                <th scope="col">{columns.safety}</th>
                <th scope="col">{columns.acts}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <PackingRow shop={shop} row={row} at={at} />
              ))}
            </tbody>
          </table>
          <div class="packing-end">
            <Card id="mail" title={words.mail}>
              <TellBox kind="sent" parcel={rows[0]?.parcel} ticked={props.tell} />
            </Card>
            <Export />
          </div>
          <div class="save-bar">
            <button class="button-quiet" type="submit" name="do" value="check">
              {words.check}
            </button>
            <button class="button" type="submit" name="do" value="send">
              {words.send}
            </button>
          </div>
        </ActForm>
      )}
    </>
  )
}

const Export = () => {
  const words = parcelWords().packing.export
  return (
    <Card id="export" title={words.title}>
      <p class="quiet">{words.hint}</p>
      <div class="field">
        <label for="format">{words.format}</label>
        <select id="format" name="format">
          {(Object.keys(exportFormats) as (keyof typeof exportFormats)[]).map((format) => (
            <option value={format}>{words.formats[format]}</option>
          ))}
        </select>
      </div>
      <label class="check">
        <input type="checkbox" name="contact" /> {words.contact}
      </label>
      <button class="button-quiet" type="submit" formaction={paths.deskParcelExport()}>
        {words.download}
      </button>
    </Card>
  )
}
