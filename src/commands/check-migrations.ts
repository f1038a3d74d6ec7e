/**
 * `npm run check:migrations`: refuses a migration that could lose data, gaps in the numbers of
 * migrations, and tables that differ from what the migrations make.
 */
import { checkMigrations } from './check-migrations/check-migrations.ts'
import { noArguments } from './shared/arguments.ts'
import { projectFolder } from './shared/project.ts'
import { runCommand } from './shared/run-command.ts'

await runCommand('npm run check:migrations', noArguments, () => checkMigrations(projectFolder))
