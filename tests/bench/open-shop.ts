import { fileURLToPath } from 'node:url'
import { openOwnShop } from '../stand-ins/own-shop.ts'
import { prepareDatabase } from '../stand-ins/prepare-database.ts'
import { generatedPieces } from './generated-pieces.ts'
import type { Asked } from './watched-database.ts'

export type Shop = Awaited<ReturnType<typeof openShop>>

/**
 * A watched shop with the demo catalogue and 10,000 generated pieces behind it. Close it in the
 * end.
 */
export async function openShop() {
  // Recording what the Worker does would cost more than most of what it does.
  process.env.X_LOCAL_OBSERVABILITY = 'false'
  const entry = fileURLToPath(import.meta.resolve('./worker.ts'))
  const {
    shop: origin,
    standIns,
    analytics,
    lines,
    close,
  } = await openOwnShop((place) => prepareDatabase(place), { entry })

  /** Executes statements in one batch, in the shop's own database. Returns the rows of each. */
  async function sql<Row>(statements: Asked['statements']): Promise<Row[][]> {
    const body = JSON.stringify(statements)
    const answer = await fetch(`${origin}/bench/sql`, { method: 'POST', body })
    if (!answer.ok) throw new Error(`The database refused: ${await answer.text()}`)
    return (await answer.json()) as Row[][]
  }
  /** Bytes of the database. */
  const size = async () => (await (await fetch(`${origin}/bench/size`)).json()) as number
  await sql(generatedPieces.map((statement) => ({ sql: statement, params: [] })))
  return { origin, standIns, analytics, sql, size, lines, close }
}
