import { Status } from '../../../../admin/parts/status.tsx'
import { importWords } from '../words.ts'

/** What a list shows of a file. */
export type ShownImport = {
  id: string
  at: number
  state: 'checked' | 'running' | 'done' | 'dropped'
  lines: number
  done: number
}

const tones = { checked: 'due', running: 'going', done: 'good', dropped: 'quiet' } as const

/** Renders where a file stands. */
export const ImportState = ({ row }: { row: Pick<ShownImport, 'state' | 'done'> }) => {
  const words = importWords()
  const isOver = row.state === 'dropped' && row.done === 0
  return (
    <Status tone={tones[row.state]} text={isOver ? words.droppedState : words.states[row.state]} />
  )
}
