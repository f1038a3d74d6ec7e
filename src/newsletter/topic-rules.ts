/** Name of the box at the checkout. */
export const CHECKOUT_FIELD = 'newsletter'

/** Name of the box of a topic in a form. */
export const topicField = (id: string): string => `topic_${id}`

/** Which of these topics are ticked in a form; what else it names is left out. */
export const tickedTopics = <T extends { id: string }>(
  topics: T[],
  form: Record<string, string>,
): T[] => topics.filter(({ id }) => Boolean(form[topicField(id)]))
