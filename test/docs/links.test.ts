import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../e2e/repository.ts';
import { allPages, anchorsOf, codeBlocks, linksOf, type Page, resolveLink, userPages } from './pages.ts';

const pages = await allPages();
const anchors = anchorsByFile(pages);

function anchorsByFile(all: readonly Page[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(all.map((page) => [page.file, anchorsOf(page)]));
}

/** What is wrong with the links of a page, each worded `link: why`. */
async function brokenLinks(page: Page, known: ReadonlyMap<string, ReadonlySet<string>>): Promise<string[]> {
  const broken: string[] = [];
  for (const link of linksOf(page)) {
    const target = resolveLink(page, link);
    if (target === undefined) continue;
    const isThere = known.has(target.file) || (await exists(join(PROJECT, target.file)));
    if (!isThere) broken.push(`${link}: no such file`);
    else if (target.anchor !== '' && !known.get(target.file)?.has(target.anchor))
      broken.push(`${link}: no such heading`);
  }
  return broken;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

test.each(pages.map((page) => [page.file, page] as const))(
  'every link of %s leads somewhere',
  async (_, page) => {
    expect(await brokenLinks(page, anchors)).toEqual([]);
  },
);

test('a link to nothing would be found', async () => {
  const page = {
    file: 'docs/x.md',
    text: '# A `b`: c\n\n[a](#a-b-c) [b](#b) [c](y.md) [d](../README.md#quick-start)',
  };
  expect(await brokenLinks(page, new Map([...anchors, ...anchorsByFile([page])]))).toEqual([
    '#b: no such heading',
    'y.md: no such file',
  ]);
});

test('every page of docs/ is linked from README.md', async () => {
  const readme = pages.find(({ file }) => file === 'README.md')!;
  const linked = linksOf(readme).map((link) => resolveLink(readme, link)?.file);
  for (const { file } of await userPages()) if (file.startsWith('docs/')) expect(linked).toContain(file);
});

test('every picture is of this repository and small', async () => {
  for (const page of pages) {
    const pictures = linksOf(page).filter((link) => /\.(png|webp|svg|jpe?g|gif)$/.test(link));
    for (const link of pictures) {
      const file = resolveLink(page, link)?.file;
      expect(file, `${link} in ${page.file}`).toBeDefined();
      expect((await stat(join(PROJECT, file!))).size, file).toBeLessThan(150_000);
    }
  }
});

test('a block of code knows its line, its language and what is said about it', () => {
  const text = 'a\n<!-- file: x.json -->\n```json\n{}\n```\n<!-- not run: no network -->\n```sh\nb\nc\n```\n';
  expect(codeBlocks({ file: 'x.md', text })).toEqual([
    { line: 4, language: 'json', code: '{}', writes: 'x.json' },
    { line: 8, language: 'sh', code: 'b\nc', notRun: 'no network' },
  ]);
});
