import { paths } from '../../paths.ts'

/**
 * The picture for a page's link preview: of the first product on it.
 *
 * @param first that product's first picture, for which the import makes the preview; absent if it
 *   could not be fetched
 */
export const sharedImage = (
  first: { picture: string | null; alt?: string } | null | undefined,
  title: string,
) =>
  first?.picture ? { path: paths.sharedPicture(first.picture), alt: first.alt || title } : undefined
