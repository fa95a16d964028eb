// Runs every block of commands in README.md and docs/ as it's printed, the blocks of a page in one shell, with the
// program as it is built now. Only this differs from a user's machine: trainings are cut to one short epoch, and GitHub
// is a repository on the disk.
import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDataSet } from '../e2e/data-set.ts';
import { commitAll, copyAction, layPackages, PROJECT } from '../e2e/repository.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { type CodeBlock, codeBlocks, type Page, userPages } from './pages.ts';

const TIMEOUT_MS = 300_000;

/** Flags count the last time they're given. */
const SHORT = `const [, program = '', command = ''] = process.argv;
if (/(cli\\.js|best-epoch)$/.test(program) && ['train', 'demo'].includes(command))
  process.argv.push('--epochs', '1', '--image-size', '32', '--batch-size', '8', '--threads', '1');
`;

/** Few: what is not run may be wrong. */
const NOT_RUN = 2;

let folder: TemporaryFolder;
let environment: NodeJS.ProcessEnv;

const pages = await userPages();
const commandsOf = (page: Page) => codeBlocks(page).filter(({ language }) => language === 'sh');
const withCommands = pages.filter((page) => commandsOf(page).some(({ notRun }) => notRun === undefined));

/** What a reader has: labelled cells on plates, scans to predict, and a folder of pictures for each class. */
async function prepare(path: string): Promise<void> {
  const cells = join(path, 'data', 'cells');
  const names = Array.from({ length: 24 }, (_, i) => `plate-0${i % 8}-00${Math.floor(i / 8)}`);
  await writeDataSet(cells, { count: names.length, names });
  await writeFile(join(cells, 'classes.json'), '{"classes": ["background", "cell"]}');
  for (const scans of ['scans', join('more', 'scans'), join('data', 'swept'), join('data', 'new-plates')])
    await cp(cells, join(path, scans), { recursive: true });
  await Promise.all(['scans', 'more'].map((scans) => dropMasks(join(path, scans))));
  for (const [i, image] of (await readdir(join(cells, 'images'))).entries())
    await cp(join(cells, 'images', image), join(path, 'photos', i % 2 === 0 ? 'ants' : 'bees', image));
}

async function dropMasks(path: string): Promise<void> {
  await promisify(execFile)('find', [path, '-name', 'masks', '-exec', 'rm', '-r', '{}', '+']);
}

/** The page's commands as one script, which says where it is. */
function scriptOf(page: Page): string {
  const blocks = codeBlocks(page).filter(
    ({ language, writes, notRun }) => writes !== undefined || (language === 'sh' && notRun === undefined),
  );
  const parts = blocks.map((block) => {
    const body = block.writes === undefined ? block.code : fileCommand(block.writes, block.code);
    return `echo '== ${page.file}:${block.line}'\n${body}`;
  });
  return ['set -e', ...parts].join('\n');
}

function fileCommand(name: string, content: string): string {
  return `mkdir -p "$(dirname ${name})"\ncat > ${name} << 'END'\n${content}\nEND`;
}

/** Everything that was said, in its order, and the exit code. */
function runScript(script: string, cwd: string): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `exec 2>&1\n${script}`], {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

// The commands are written for a POSIX shell.
describe.skipIf(process.platform === 'win32')('the commands', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    const [bin, home, github] = ['bin', 'home', 'github'].map((name) => join(folder.path, name));
    await Promise.all([bin, home].map((path) => mkdir(path)));
    await symlink(join(PROJECT, 'dist', 'cli.js'), join(bin, 'best-epoch'));
    await writeFile(join(folder.path, 'short.mjs'), SHORT);
    await mkdir(join(folder.path, 'node_modules'));
    await symlink(PROJECT, join(folder.path, 'node_modules', 'best-epoch'), 'junction');
    await copyAction(github);
    await commitAll(github);
    // A clone finds them above it.
    await layPackages(home);
    environment = {
      ...process.env,
      HOME: home,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      NODE_OPTIONS: `--import=${pathToFileURL(join(folder.path, 'short.mjs')).href}`,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${pathToFileURL(github).href}.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://github.com/best-epoch/best-epoch',
    };
  }, TIMEOUT_MS);

  afterAll(async () => {
    await folder?.[Symbol.asyncDispose]();
  });

  test.each(withCommands.map((page) => [page.file, page] as const))(
    'of %s run as they are printed',
    async (file, page) => {
      const cwd = join(folder.path, file.replaceAll(/\W/g, '-'));
      await prepare(cwd);
      const { code, said } = await runScript(scriptOf(page), cwd);
      expect(code, said).toBe(0);
    },
    TIMEOUT_MS,
  );

  test('a command that fails would be found', async () => {
    const page = { file: 'x.md', text: '```sh\nfalse\n```\n\n```sh\necho after\n```\n' };
    expect(await runScript(scriptOf(page), folder.path)).toEqual({ code: 1, said: '== x.md:2\n' });
  });
});

test('few commands are not run, and each says why', () => {
  const left = pages.flatMap((page) => commandsOf(page).flatMap(({ notRun }) => notRun ?? []));
  expect(left.length).toBeLessThanOrEqual(NOT_RUN);
});

test('every block says its language, and commands are sh', () => {
  const known = ['sh', 'yaml', 'json', 'js', 'ts', 'text'];
  const others = (block: CodeBlock) => !known.includes(block.language);
  for (const page of pages) expect(codeBlocks(page).filter(others), page.file).toEqual([]);
});
