// Every YAML block in README.md and docs/ that is a workflow or a part of one passes actionlint, with this project's own
// action and reusable workflow behind its `uses:`, so that an input that doesn't exist is found. What the blocks do is
// run by test/e2e/documented.test.ts, and by the tests of examples/ and of the workflows. A block that is another file is
// read by the page's commands, or held against that file's form here.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { lint } from '../e2e/actionlint.ts';
import { PROJECT } from '../e2e/repository.ts';
import { workflowEngineMissing } from '../e2e/tools.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { codeBlocks, userPages } from './pages.ts';

const missing = await workflowEngineMissing();
const MATRIX = join('.github', 'workflows', 'matrix.yml');
/** Files that action.yml names must be there; what they hold is nothing to actionlint. */
const PROGRAMS = ['dist/action.js', 'dist/post.js'];

interface Snippet {
  /** Page and line. */
  readonly where: string;
  readonly code: string;
}

const pages = await userPages();
const snippets = pages.flatMap((page) =>
  codeBlocks(page)
    .filter(({ language, writes }) => language === 'yaml' && writes === undefined)
    .map(({ line, code }): Snippet => ({ where: `${page.file}:${line}`, code })),
);

/** As GitHub's documentation has it, with the ecosystems and options that are shown. */
const dependabot = z.strictObject({
  version: z.literal(2),
  updates: z.array(
    z.strictObject({
      'package-ecosystem': z.literal('github-actions'),
      directory: z.literal('/'),
      schedule: z.strictObject({ interval: z.enum(['daily', 'weekly', 'monthly']) }),
    }),
  ),
});

/** Files that no command of their page reads, each with its form. */
const FORMS = new Map([['docs/first-year.md: .github/dependabot.yml', dependabot]]);

/** The snippet as a whole workflow, whatever part of one it is. */
function wholeWorkflow(code: string): string {
  const value: unknown = parse(code);
  const steps = (text: string) => `jobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${indent(text, 6)}`;
  if (Array.isArray(value)) return `on: push\n${steps(code)}`;
  const parts = Object.keys(value as object);
  return [
    ...(parts.includes('on') ? [] : ['on: push']),
    code,
    ...(parts.includes('jobs') ? [] : [steps('- run: "true"')]),
  ].join('\n');
}

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

function local(text: string): string {
  return text
    .replaceAll('best-epoch/best-epoch/.github/workflows/matrix.yml@v0', './.github/workflows/matrix.yml')
    .replaceAll('best-epoch/best-epoch@v0', './');
}

/** What actionlint says of the snippets, each a workflow of one repository with the action in it. */
async function lintSnippets(all: readonly Snippet[]): Promise<string> {
  await using folder = await temporaryFolder();
  const workflows = join(folder.path, '.github', 'workflows');
  await Promise.all(['.git', 'dist'].map((name) => mkdir(join(folder.path, name))));
  await mkdir(workflows, { recursive: true });
  await copyFile(join(PROJECT, 'action.yml'), join(folder.path, 'action.yml'));
  await Promise.all(PROGRAMS.map((name) => writeFile(join(folder.path, name), '')));
  await writeFile(join(folder.path, MATRIX), local(await readFile(join(PROJECT, MATRIX), 'utf8')));
  const files = await Promise.all(
    all.map(async ({ where, code }) => {
      const file = join(workflows, `${where.replaceAll(/[/:]/g, '-')}.yml`);
      await writeFile(file, local(wholeWorkflow(code)));
      return file;
    }),
  );
  return await lint(files, folder.path);
}

describe.skipIf(missing)('the workflows of the documentation', () => {
  test('pass actionlint', async () => {
    expect(snippets.length).toBeGreaterThan(5);
    expect(await lintSnippets(snippets)).toBe('');
  }, 600_000);

  test('would not pass with an input that does not exist', async () => {
    const step = { where: 'a', code: '- uses: best-epoch/best-epoch@v0\n  with: { dat: x }' };
    const job = {
      where: 'b',
      code: 'jobs:\n  a:\n    uses: best-epoch/best-epoch/.github/workflows/matrix.yml@v0\n    with: { fold: 1 }',
    };
    expect(await lintSnippets([step])).toContain('"dat"');
    expect(await lintSnippets([job])).toContain('"fold"');
  }, 600_000);
});

test('a block that is a file of another kind is read by commands, or has its form', () => {
  const unread = pages.flatMap((page) => {
    const blocks = codeBlocks(page);
    const isRun = blocks.some(({ language, notRun }) => language === 'sh' && notRun === undefined);
    const files = blocks.filter(({ language, writes }) => language === 'yaml' && writes !== undefined);
    return isRun ? [] : files.map(({ writes, code }) => ({ name: `${page.file}: ${writes}`, code }));
  });
  expect(unread.map(({ name }) => name)).toEqual([...FORMS.keys()]);
  for (const { name, code } of unread) expect(FORMS.get(name)?.parse(parse(code)), name).toBeDefined();
});
