// Whether what lies in a folder is a whole run that was finished, and not something that only looks like one.
import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Results, resultsSchema } from '../results/results.ts';
import { filesOf, isFinished, leadsOut } from '../results/run-folder.ts';
import { parseJson } from '../shared/parse-json.ts';
import { MOST_BYTES, readPlainFile, readPlainText } from '../shared/plain-file.ts';
import { mixtureFaults } from './mixture.ts';

/**
 * The results in `folder`, if it holds a whole run of this fingerprint: every file is there, and the model is the one
 * that the results are of.
 */
export async function readFinishedRun(folder: string, fingerprint: string): Promise<Results | undefined> {
  try {
    const json: unknown = parseJson(await readPlainText(join(folder, 'results.json'), MOST_BYTES.run));
    const { success, data: results } = resultsSchema.safeParse(json);
    if (!success || results.fingerprint !== fingerprint || !isFinished(results)) return undefined;
    for (const path of filesOf(results)) {
      if (leadsOut(folder, path) || !(await lstat(join(folder, path))).isFile()) return undefined;
    }
    if ((await mixtureFaults(folder)).length > 0) return undefined;
    const model = await readPlainFile(join(folder, results.model.path), MOST_BYTES.whole);
    return createHash('sha256').update(model).digest('hex') === results.model.sha256 ? results : undefined;
  } catch {
    return undefined;
  }
}
