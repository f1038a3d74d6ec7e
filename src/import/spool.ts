/**
 * Values in the order in which they came. An array is one; that of a large catalogue keeps them on
 * disk, so whoever reads a value twice gets two copies of it.
 */
export type Spool<T> = Iterable<T> & Pick<T[], 'length' | 'at' | 'push'>

/** Opens an empty spool. */
export type OpenSpool = <T>() => Spool<T>
