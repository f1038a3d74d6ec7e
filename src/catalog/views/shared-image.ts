import { paths } from '../../paths.ts'

/**
 * The picture that is shown where a page is shared: of the product it names first.
 *
 * @param first its first picture, of which the import makes the form for this; none where it could
 *   not be had
 */
export const sharedImage = (
  first: { picture: string | null; alt?: string } | null | undefined,
  title: string,
) =>
  first?.picture ? { path: paths.sharedPicture(first.picture), alt: first.alt || title } : undefined
