import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Card } from '../../../../admin/parts/card.tsx'
import { Details } from '../../../../admin/parts/details.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { describedBy, ErrorSummary, Field, type FormState } from '../../../../ui/form-field.tsx'
import { importWords } from '../words.ts'
import { ImportState, type ShownImport } from './import-state.tsx'

/** The columns of the shop's own files. */
const ownColumns = 'email, name, topics, consent_at, consent_source, consent_text'

/** Renders the forms that take a file of subscribers, and the files so far. */
export const ImportsPage = (props: { shop: Shop; form: FormState; imports: ShownImport[] }) => {
  const { shop, form } = props
  const words = importWords()
  return (
    <>
      <PageTitle title={words.title} back={{ href: paths.deskSubscribers(), title: words.back }} />
      <ErrorSummary form={form} />
      <p class="narrow">{words.intro}</p>
      <Details
        wide={
          <>
            <Card id="upload" title={words.upload}>
              <ActForm action={paths.deskSubscriberImports()} enctype="multipart/form-data">
                <Field form={form} name="file" label={words.file} hint={words.fileHint}>
                  <input
                    id="file"
                    type="file"
                    name="file"
                    accept=".csv,.txt,.tsv,text/csv,text/plain"
                    required
                    {...describedBy(form, 'file', words.fileHint)}
                  />
                </Field>
                <button class="button" type="submit">
                  {words.check}
                </button>
              </ActForm>
            </Card>
            <Card id="paste" title={words.paste}>
              <ActForm action={paths.deskSubscriberImports()}>
                <Field form={form} name="text" label={words.text}>
                  <textarea
                    id="text"
                    name="text"
                    rows={6}
                    required
                    {...describedBy(form, 'text')}
                  ></textarea>
                </Field>
                <button class="button-quiet" type="submit">
                  {words.check}
                </button>
              </ActForm>
            </Card>
            <Card id="earlier" title={words.earlier}>
              <Table
                caption={words.earlier}
                rows={props.imports}
                empty={<p>{words.none}</p>}
                columns={[
                  {
                    title: words.when,
                    kind: 'main',
                    cell: ({ id, at }) => (
                      <a href={paths.deskSubscriberImport(id)}>{formatOwnMoment(at, shop)}</a>
                    ),
                  },
                  { title: words.what, cell: (row) => words.lines(row.lines) },
                  { title: words.state, cell: (row) => <ImportState row={row} /> },
                ]}
              />
            </Card>
          </>
        }
        narrow={
          <Card id="formats" title={words.formats}>
            <ul>
              <li>{words.formatsOwn(ownColumns)}</li>
              <li>{words.formatsMailchimp}</li>
              <li>{words.formatsShopify}</li>
              <li>{words.formatsAlone}</li>
            </ul>
          </Card>
        }
      />
    </>
  )
}
