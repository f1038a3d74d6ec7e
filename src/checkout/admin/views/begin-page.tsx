import { ActForm } from '../../../admin/parts/act-form.tsx'
import { PageTitle } from '../../../admin/parts/page-title.tsx'
import { paths } from '../../../paths.ts'
import { emptyForm, TextField } from '../../../ui/form-field.tsx'
import { newOrderWords } from '../words.ts'

/** Renders the first step of an order that staff place: its first piece. */
export const BeginPage = () => {
  const { title, lead, find } = newOrderWords()
  return (
    <>
      <PageTitle title={title} />
      <p class="lead">{lead}</p>
      <ActForm action={paths.deskNewOrder()}>
        <TextField form={emptyForm} name="q" label={find.label} autocomplete="off" optional />
        <button class="button" type="submit">
          {find.begin}
        </button>
      </ActForm>
    </>
  )
}
