// Every kind of summary and page against its golden file, so that no change of what people read goes unseen. UPDATE=1
// writes them anew: read what `git diff` says of it.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { renderHtml } from '../../../src/document/html/page.ts';
import { checkDocument } from '../../../src/stages/7-report/check/document.ts';
import { checkLines } from '../../../src/stages/7-report/check/lines.ts';
import { SHEET } from '../../document/sample-blocks.ts';
import { CHECKS } from './check/sample-check.ts';
import { DOCUMENTS, pageOf, summaryOf } from './sample-documents.ts';

const FOLDER = fileURLToPath(new URL('../../golden/documents', import.meta.url));

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** What is the same in every page, and what nobody reads, goes; an element stands on a line of its own. */
function readable(page: string): string {
  return `${page
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>')
    .replace(/'sha256-[^']+'/g, "'sha256'")
    .replace(/(data:image\/png;base64,)([\w+/=]+)/g, (_, type, data) => `${type}${digest(data)}`)
    .replace(/(<svg role="img" [^>]*?)( width[\s\S]*?)<\/svg>/g, (_, tag, rest) => `${tag} ${digest(rest)}/>`)
    .replace(/\n*(<(?!\/?(?:a|b|strong|small|code|span|br)\b|\/)[^>]*>)/g, '\n$1')
    .trim()}\n`;
}

async function expectGolden(
  name: string,
  text: string,
  reason: string,
  update = process.env.UPDATE === '1',
): Promise<void> {
  const file = `${FOLDER}/${name}`;
  if (update) {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(file, text);
  }
  expect(text, reason).toBe(await readFile(file, 'utf8'));
}

test.each(DOCUMENTS)('$name: $reason', async (sample) => {
  await expectGolden(`${sample.name}.md`, summaryOf(sample), sample.reason);
  await expectGolden(`${sample.name}.html`, readable(await pageOf(sample)), sample.reason);
});

test.each(CHECKS)('$name: $reason', async ({ name, reason, check }) => {
  await expectGolden(`${name}.txt`, `${checkLines(check).join('\n')}\n`, reason);
  await expectGolden(`${name}.html`, readable(renderHtml(checkDocument(check), SHEET)), reason);
});

test('a change is seen', async () => {
  const [{ name }] = DOCUMENTS as [(typeof DOCUMENTS)[number]];
  const golden = await readFile(`${FOLDER}/${name}.md`, 'utf8');
  await expect(
    expectGolden(`${name}.md`, golden.replace('0.973', '0.974'), 'a digit', false),
  ).rejects.toThrow();
});
