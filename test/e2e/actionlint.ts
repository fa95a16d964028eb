// actionlint, which reads workflows as GitHub does.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { actionlintPath } from './tools.ts';

/** actionlint's findings, empty for none; it finds action.yml and shell programs from `cwd`, a project's folder. */
export async function lint(files: readonly string[], cwd: string): Promise<string> {
  const run = promisify(execFile)(await actionlintPath(), ['-no-color', '-oneline', ...files], { cwd });
  return run.then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
}
