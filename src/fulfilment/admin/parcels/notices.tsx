import { Notice } from '../../../admin/parts/notice.tsx'
import { parcelWords } from './words.ts'

/** Tells what was just done, from a closed list; null where the address says nothing known. */
export function noticeOf({ done, count = '' }: Record<string, string>) {
  const words = parcelWords().done
  const units = /^\d{1,3}$/.test(count) ? Number(count) : 0
  switch (done) {
    case 'packed':
      return <Notice kind="done" text={words.packed(units)} />
    case 'sent':
      return <Notice kind="done" text={words.sent(units)} />
    case 'delivered':
      return <Notice kind="done" text={words.delivered(units)} />
    case 'unpacked':
      return <Notice kind="done" text={words.unpacked} />
    case 'corrected':
      return <Notice kind="done" text={words.corrected} />
    case 'some-delivered':
      return <Notice kind="refused" text={words.someDelivered(units)} />
    case 'nothing':
      return <Notice kind="refused" text={words.nothing} />
    case 'none-ready':
      return <Notice kind="refused" text={words.noneReady} />
    case 'changed':
      return <Notice kind="refused" text={words.changed} />
    default:
      return null
  }
}
