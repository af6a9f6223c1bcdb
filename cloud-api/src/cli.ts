import 'reflect-metadata';
import { grantRoleCommand } from './commands/grant-role';
import { importCommand } from './commands/import';
import { importOrgsCommand } from './commands/import-orgs';
import { migrateCommand } from './commands/migrate';
import { rotateKeysCommand } from './commands/rotate-keys';
import { seedDemoCommand } from './commands/seed-demo';
import { verifyAuditCommand } from './commands/verify-audit';
import { verifyBooksCommand } from './commands/verify-books';

type Command = (args: string[]) => Promise<void>;

const COMMANDS: Record<string, Command> = {
  'grant-role': grantRoleCommand,
  import: importCommand,
  'import-orgs': importOrgsCommand,
  migrate: migrateCommand,
  'rotate-keys': rotateKeysCommand,
  'seed-demo': seedDemoCommand,
  'verify-audit': verifyAuditCommand,
  'verify-books': verifyBooksCommand,
};

const [name, ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  process.stderr.write(`用法：node cli.js <${Object.keys(COMMANDS).join('|')}> [参数]\n`);
  process.exit(2);
}
command(args).catch((error: Error) => {
  process.stderr.write(`${name}: ${error.message}\n`);
  process.exit(1);
});
