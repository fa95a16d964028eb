// Says whether a whole run would be the same one again: same data, labels, split, settings and code of the program.
// Unlike the fingerprint of a training it's known before anything is decoded.
import { createHash } from 'node:crypto';
import { PRETRAINED_SHA256 } from '../pretrained/weights.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { WITHOUT_EFFECT } from '../stages/1-config/table.ts';
import { hashContents, hashFile } from '../stages/2-dataset/content-hash.ts';
import type { StartsFrom } from './initial-model.ts';

/** Where these lie says nothing; what is in them counts. */
const BY_CONTENT: readonly (keyof Settings)[] = ['data', 'split', 'initialModel'];
/** The baseline and the gates are among them: they are judged anew each time. */
const LEFT_OUT: readonly string[] = [...BY_CONTENT, ...WITHOUT_EFFECT];

/**
 * SHA-256, hex; undefined where something can't be read, of which the run itself says more.
 * @param code the digest of this program; undefined: unknown, and so is the fingerprint
 * @param startsFrom of a model the content counts, wherever it lies; of pretrained weights, too, and whether they were asked for
 */
export async function runFingerprint(
  settings: Settings,
  code: string | undefined,
  startsFrom: StartsFrom,
): Promise<string | undefined> {
  if (code === undefined || startsFrom.kind === 'nothing') return undefined;
  try {
    const contents = await hashContents(settings.data, settings.output);
    const split = settings.split === undefined ? null : await hashFile(settings.split);
    const model = weightsOf(startsFrom);
    const effective = Object.entries(settings)
      .filter(([name]) => !LEFT_OUT.includes(name))
      .map(([name, value]) => [name, value ?? null])
      .sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1));
    return createHash('sha256')
      .update(JSON.stringify([code, contents, split, model, effective]))
      .digest('hex');
  } catch {
    return undefined;
  }
}

function weightsOf(startsFrom: StartsFrom): unknown {
  switch (startsFrom.kind) {
    case 'model':
      return startsFrom.model.sha256;
    case 'pretrained':
      return [PRETRAINED_SHA256, startsFrom.isAsked];
    default:
      return null;
  }
}
