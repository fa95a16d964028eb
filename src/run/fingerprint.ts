// Says whether a whole run would be the same one again: same data, labels, split, settings and code of the program.
// Unlike the fingerprint of a training it's known before anything is decoded.
import { createHash } from 'node:crypto';
import type { Settings } from '../stages/1-config/settings.ts';
import { hashContents, hashFile } from '../stages/2-dataset/content-hash.ts';
import type { FoundInitialModel } from './initial-model.ts';

/**
 * What changes neither the model nor its test: where files lie (their content counts), what is done with the results,
 * and how much memory is used. The baseline and the gates are judged anew each time. A setting that isn't named here
 * counts.
 */
const WITHOUT_EFFECT = [
  ...(['data', 'output', 'split', 'resume', 'skipUnchanged', 'memoryBudgetBytes'] as const),
  ...(['initialModel', 'baseline', 'failIf', 'artifactName', 'retentionDays', 'comment'] as const),
] satisfies readonly (keyof Settings)[];

/**
 * SHA-256, hex; undefined where something can't be read, of which the run itself says more.
 * @param code the digest of this program; undefined: unknown, and so is the fingerprint
 * @param initialModel of which the content counts, wherever it lies; absent: random weights
 */
export async function runFingerprint(
  settings: Settings,
  code: string | undefined,
  { model, faults }: Pick<FoundInitialModel, 'model' | 'faults'> = { faults: [] },
): Promise<string | undefined> {
  if (code === undefined || faults.some(({ severity }) => severity === 'error')) return undefined;
  try {
    const contents = await hashContents(settings.data, settings.output);
    const split = settings.split === undefined ? null : await hashFile(settings.split);
    const effective = Object.entries(settings)
      .filter(([name]) => !WITHOUT_EFFECT.some((one) => one === name))
      .map(([name, value]) => [name, value ?? null])
      .sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1));
    return createHash('sha256')
      .update(JSON.stringify([code, contents, split, model?.sha256 ?? null, effective]))
      .digest('hex');
  } catch {
    return undefined;
  }
}
