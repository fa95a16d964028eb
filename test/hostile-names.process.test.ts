// Files and classes whose names are made to break what tells of them, through the whole action: in every output a name
// is text, and nothing else.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeMask, encodePng } from '../src/image/encode.ts';
import { Random } from '../src/shared/random.ts';
import { browserMissing, openBrowser } from './browser.ts';
import { tablesOf } from './document/markdown/github-markdown.ts';
import { openGithubPage } from './document/markdown/github-page.ts';
import { blobs, COLORS } from './model-card/blobs.ts';
import { runProgram } from './run-program.ts';
import { expectWhole } from './stages/7-report/hostile-run.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const ACTION = fileURLToPath(new URL('../dist/action.js', import.meta.url));
const withoutBrowser = await browserMissing();

const CLASSES = [
  '=HYPERLINK("http://example.com")|<img src=x onerror=alert(1)>`**b**`',
  '</script></style></details><script>alert(2)</script>\n::set-output name=x::y',
  '\u202egnp\u2066 -->\n```\n# heading\n| a | b |',
];

/** Windows has no such file names; there only the classes are hostile. */
const STEMS =
  process.platform === 'win32'
    ? ['=1+1', '@SUM(1)', 'a`b`', '&amp;']
    : [
        '=cmd|x!A0',
        '<img src=x onerror=alert(3)>',
        'line\nbreak\r\n::error::owned',
        '\u202egnp.exe\u2069',
        '`**_|&amp;<b>',
        '"><script>alert(4)<script>',
        '%0A::warning::%0D',
        '@octocat #1 [x](http:example.com)',
      ];

const RAW_CONTROLS = /(?!\n)[\p{Cc}\p{Cf}]/u;

let folder: TemporaryFolder;
const outputs: Record<string, string> = {};
let log: string;

const inRun = (...path: string[]) => join(folder.path, 'run', ...path);

beforeAll(async () => {
  folder = await temporaryFolder();
  const inData = (...path: string[]) => join(folder.path, 'data', ...path);
  for (const part of ['images', 'masks']) await mkdir(inData(part), { recursive: true });
  await writeFile(inData('classes.json'), JSON.stringify({ classes: CLASSES }));
  for (const [i, stem] of Array.from({ length: 16 }, (_, i) => `${STEMS[i % STEMS.length]}${i}`).entries()) {
    // The last is a copy of the first, of which the audit warns.
    const { image, labels } = blobs({ bitDepth: 8, channels: 1 }, Random.for(7, `${i % 15}`));
    await writeFile(inData('images', `${stem}.png`), await encodePng(image));
    await writeFile(inData('masks', `${stem}.png`), encodeMask(labels, COLORS));
  }
  const file = async (name: string) => {
    await writeFile(join(folder.path, name), '');
    return join(folder.path, name);
  };
  const settings = { data: inData(), output: inRun(), epochs: '2', threads: '1', 'batch-size': '4' };
  const given = { ...settings, 'image-size': '32', 'test-fraction': '0.4' };
  const env = {
    ...Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder.path,
    GITHUB_OUTPUT: await file('output.txt'),
    GITHUB_STEP_SUMMARY: await file('step-summary.md'),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: '',
    ACTIONS_RUNTIME_TOKEN: '',
    ACTIONS_RESULTS_URL: '',
  };
  const { code, stdout, stderr } = await runProgram([ACTION], { cwd: folder.path, env });
  log = stdout + stderr;
  expect(code, log).toBe(0);
  for (const name of [
    'summary.md',
    'model/card.md',
    'history.csv',
    'curves.svg',
    'report.html',
    'results.json',
  ])
    outputs[name] = await readFile(inRun(...name.split('/')), 'utf8');
  outputs['step-summary.md'] = await readFile(join(folder.path, 'step-summary.md'), 'utf8');
  outputs['output.txt'] = await readFile(join(folder.path, 'output.txt'), 'utf8');
});
afterAll(() => folder?.[Symbol.asyncDispose]());

test('results.json has the names as they are', () => {
  const { classes, data } = JSON.parse(outputs['results.json']);
  expect(classes.map(({ name }: { name: string }) => name)).toEqual(CLASSES);
  expect(data.images).toBe(16);
});

test.each(['summary.md', 'step-summary.md', 'model/card.md'])('%s: no name is Markdown or HTML', (name) => {
  const markdown = outputs[name].replace(/^---\n[\s\S]*?\n---\n/, '');
  expectWhole(markdown);
  expect(markdown).not.toMatch(RAW_CONTROLS);
  const table = tablesOf(markdown).find(([head]) => head[0] === 'class') ?? [];
  const shown = CLASSES.map((text) => text.replaceAll('\n', '\\n').slice(0, 20));
  expect(table.slice(1).map(([cell]) => cell.slice(0, 20))).toEqual([
    ...shown.slice(0, 2),
    expect.stringMatching(/^\\u\{202e\}gnp\\u\{2066\}/),
  ]);
});

test('the log: every command in it is the program’s own, every name is on one line', () => {
  const commands = log.split('\n').flatMap((line) => /^::([\w-]+)/.exec(line)?.[1] ?? []);
  expect(new Set(commands)).toEqual(new Set(['group', 'endgroup', 'warning']));
  expect(log).toMatch(/duplicate|the same/);
  expect(log).not.toMatch(RAW_CONTROLS);
});

test('the outputs: one value each, none of a name’s making', () => {
  const names = [...outputs['output.txt'].matchAll(/^([\w-]+)<<(ghadelimiter_[\w-]+)\n[^\n]*\n\2$/gm)];
  expect(names.map(([, name]) => name)).toContain('best-epoch');
  expect(names.map(([whole]) => whole).join('\n')).toBe(outputs['output.txt'].trimEnd());
});

test('history.csv: words of ours and numbers, so no cell is a formula', () => {
  const [header, ...rows] = outputs['history.csv'].trimEnd().split('\n');
  expect(header).toMatch(/^[a-z][a-z0-9,-]*$/);
  for (const row of rows) expect(row).toMatch(/^-?[\d.e-]+(?:,-?[\d.e-]+)*$/);
});

test('curves.svg: no name is in it', () => {
  for (const words of ['onerror', 'HYPERLINK', 'script', 'octocat', '\u202e'])
    expect(outputs['curves.svg']).not.toContain(words);
});

describe.skipIf(withoutBrowser !== undefined)('in a browser', () => {
  test('report.html: nothing runs, nothing is loaded, no element comes of a name', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('dialog', (dialog) => said.push(dialog.message()));
      page.on('request', (request) => said.push(request.url()));
      const address = pathToFileURL(inRun('report.html')).href;
      await page.goto(address);
      expect(said.filter((text) => text !== address && !text.startsWith('data:'))).toEqual([]);
      const count = (what: string) => page.locator(what).count();
      expect([await count('script'), await count('img'), await count('h1'), await count('b')]).toEqual([
        1, 0, 1, 0,
      ]);
      const text = `${await page.evaluate('document.body.textContent')}`;
      for (const words of ['=HYPERLINK("http://example.com")|<img s', '</script></style>', '\\u{202e}gnp'])
        expect(text).toContain(words);
      expect(text).not.toContain('\u202e');
    } finally {
      await browser.close();
    }
  });

  test.each(['summary.md', 'model/card.md'])(
    '%s as GitHub shows it: nothing runs, nothing is loaded',
    async (name) => {
      const browser = await openBrowser();
      try {
        await using opened = await openGithubPage(browser, outputs[name]);
        expect([opened.said, opened.faults]).toEqual([[], []]);
      } finally {
        await browser.close();
      }
    },
  );
});
