// Virtual environments for the peers, outside the repository, made once for each version of the requirements.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Kept between runs: virtual environments and torch.compile's own cache. */
export const CACHE = join(homedir(), '.cache', 'best-epoch-bench');

/**
 * The environment's Python, with everything of the requirements file installed from the package index.
 * @throws Error with pip's words when that fails
 */
export async function pythonWith(requirements: string, say: (text: string) => void): Promise<string> {
  const text = await readFile(requirements, 'utf8');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const folder = join(CACHE, `${basename(requirements, '.txt')}-${hash}`);
  const python = join(folder, 'bin', 'python');
  if (existsSync(python)) return python;
  say(`installing ${basename(requirements)} into ${folder}`);
  // Made under another name, so that one cut short isn't taken for whole. Nothing that runs reads the old path.
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', unfinished]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  await run(join(unfinished, 'bin', 'python'), pip, { maxBuffer: 2 ** 26 });
  await rename(unfinished, folder);
  return python;
}
