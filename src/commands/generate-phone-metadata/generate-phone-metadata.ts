import installed from 'libphonenumber-js/metadata.min.json'
import { writeGenerated } from '../shared/write-generated.ts'
import { type Metadata, metadataFile } from './metadata-file.ts'

/** Writes the telephone metadata to `src/orders/phones/metadata.json`. */
export function generatePhoneMetadata(): void {
  const text = metadataFile(installed as unknown as Metadata)
  writeGenerated('src/orders/phones/metadata.json', text)
}
