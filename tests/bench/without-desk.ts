import { cp, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../stand-ins/wrangler.ts'

const nobodyIsThere = `
  export const createDesk = () => ({ fetch: () => new Response(null, { status: 404 }) })
`

/**
 * Copies the shop into an empty folder, with nobody at its desk. `src/desk.tsx` alone mounts the
 * desk, so what remains is what shoppers need.
 */
export async function copyWithoutDesk(folder: string): Promise<void> {
  for (const name of ['src', 'migrations', 'package.json', 'tsconfig.json', 'wrangler.toml'])
    await cp(join(root, name), join(folder, name), { recursive: true })
  for (const name of ['node_modules', 'static']) await symlink(join(root, name), join(folder, name))
  await writeFile(join(folder, 'src/desk.tsx'), nobodyIsThere)
}
