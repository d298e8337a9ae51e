// Generates the types of a client from docs/openapi.json, compiles what uses them, and runs it: client.js ADDRESS LOGIN
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, '..', 'target', 'npm');
const client = join(packages, 'client');

function run(program, ...args) {
  execFileSync(process.execPath, [join(packages, 'node_modules', program), ...args], {
    cwd: client,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

mkdirSync(client, { recursive: true });
copyFileSync(join(here, 'package.json'), join(client, 'package.json'));
copyFileSync(join(here, 'smoke.ts'), join(client, 'smoke.ts'));
const description = join(here, '..', '..', 'docs', 'openapi.json');
run('openapi-typescript/bin/cli.js', description, '--default-non-nullable=false', '-o', 'api.d.ts');
run('typescript/bin/tsc', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext', 'smoke.ts');
const { smoke } = await import(pathToFileURL(join(client, 'smoke.js')));
await smoke(process.argv[2], process.argv[3]);
