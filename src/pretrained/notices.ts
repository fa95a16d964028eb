// What is passed on with a model that was made from the weights that come with this program: their notice and their licence,
// in one text.
import { join } from 'node:path';
import { InputError, pretrainedWeightsDamaged } from '../errors.ts';
import { MIB, readPlainText } from '../shared/plain-file.ts';
import { PRETRAINED_SHA256, whyUnread } from './weights.ts';

const HEAD =
  'The model beside this file was made from pretrained weights, which were changed by training. Whoever passes it on passes on\ntheir notice and their licence, too. Both follow as they lie in the folder `pretrained` of Best Epoch.\n';
const FILES = ['NOTICE', 'LICENSE'];

/**
 * @param root the package's own folder
 * @param sha256 of the weights' file, hex
 * @returns undefined: weights of another version of this program, or of none, whose notice isn't known
 * @throws InputError `pretrained-weights-damaged`: a text is missing
 */
export async function readNotices(root: string, sha256: string): Promise<string | undefined> {
  if (sha256 !== PRETRAINED_SHA256) return undefined;
  const texts = await Promise.all(FILES.map((name) => readNotice(join(root, 'pretrained', name))));
  const parts = texts.map((text, i) => `${'='.repeat(72)}\n${FILES[i]}\n${'='.repeat(72)}\n\n${text}`);
  return [HEAD, ...parts].join('\n');
}

async function readNotice(path: string): Promise<string> {
  return await readPlainText(path, MIB).catch((cause: unknown) => {
    throw new InputError(pretrainedWeightsDamaged(path, whyUnread(cause)), { cause });
  });
}
