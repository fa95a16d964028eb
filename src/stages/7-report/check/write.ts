// Writes what a check found: check.json and check.html.
import { join } from 'node:path';
import { renderHtml } from '../../../document/html/page.ts';
import type { SheetPicture } from '../../../document/html/sheet.ts';
import { type CheckResults, writeCheckResults } from '../../../results/check.ts';
import { writeFileAtomic } from '../../../shared/write-file-atomic.ts';
import { checkDocument } from './document.ts';

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
  return [`Page:    ${pagePath}`, `Results: ${checkPath}`];
}
