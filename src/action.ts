// The GitHub Action: this process -> main() -> exit code, nothing else.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main, tellThrown } from './action/main.ts';
import { presentVariables } from './shared/present-variables.ts';
import { watchStreams } from './stages/8-publish/broken-output.ts';

watchStreams(process, (code) => process.exit(code));
// Node.js itself would end with 1, which is a gate that failed.
process.on('uncaughtException', (thrown) => process.exit(tellThrown(thrown)));

process.exitCode = await main({
  env: presentVariables(process.env),
  cwd: process.cwd(),
  root: resolve(fileURLToPath(new URL('..', import.meta.url))),
  execPath: process.execPath,
  platform: process.platform,
  arch: process.arch,
  stdout: process.stdout,
  stderr: process.stderr,
  signals: process,
  clock: () => performance.now(),
  now: () => new Date(),
  loadRun: () => import('./run.ts'),
});
// A call that was left behind holds nothing up: it ends with the process, once an output that can't be written is told.
process.stdout.write('', () => setImmediate(() => process.exit()));
