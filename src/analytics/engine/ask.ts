import type { Sql } from './sql.ts'

/** Analytics Engine, asked over its SQL API. */
export type Engine = {
  dataset: Sql
  /**
   * Asks all of these at once, a request each.
   *
   * @returns the rows of each, as the engine names them
   * @throws EngineSilent if one of them is not answered
   */
  ask(questions: Sql[]): Promise<unknown[][]>
}

/** The engine did not answer, or with something else than rows. The message never quotes it. */
export class EngineSilent extends Error {
  override name = 'EngineSilent'
}
