import { Notice } from '../../../../admin/parts/notice.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { paths } from '../../../../paths.ts'
import { orderPageWords } from '../../order/words.ts'
import { refundWords } from '../words.ts'

/** Renders the title of the pages on which money of an order is sent back, and why it was not. */
export const RefundHead = ({
  number,
  refused,
}: {
  number: string
  refused?: string | undefined
}) => (
  <>
    <PageTitle
      title={refundWords().form.title(number)}
      back={{ href: paths.deskOrder(number), title: orderPageWords().back(number) }}
    />
    {refused && <Notice kind="refused" text={refused} />}
  </>
)
