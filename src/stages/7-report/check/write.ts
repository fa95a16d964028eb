// Writes what a check found: check.json and check.html.
import { join } from 'node:path';
import { renderHtml } from '../../../document/html/page.ts';
import type { SheetPicture } from '../../../document/html/sheet.ts';
import { type CheckResults, writeCheckResults } from '../../../results/check.ts';
import { writeFileAtomic } from '../../../shared/write-file-atomic.ts';
import { checkDocument } from './document.ts';

/** A message names as many files at most. */
const NAMED = 3;

/**
 * Each file is written whole or not at all; check.json comes last.
 * @returns what to say of them
 */
export async function writeCheck(
  folder: string,
  results: CheckResults,
  sheet: readonly SheetPicture[],
): Promise<readonly string[]> {
  const [checkPath, pagePath] = [join(folder, 'check.json'), join(folder, 'check.html')];
  await writeFileAtomic(pagePath, renderHtml(checkDocument(results), sheet));
  await writeCheckResults(checkPath, results);
  const named = Math.max(0, ...results.faults.map(({ files }) => files.length));
  return [
    `Page:    ${pagePath}`,
    `Results: ${checkPath}`,
    ...(named > NAMED ? ['         with the names of all files at fault'] : []),
  ];
}
