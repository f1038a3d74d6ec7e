/** A query that the real API would not take either; the message names what is refused. */
export class Refused extends Error {}
