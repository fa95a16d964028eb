// Reads a mask as classes, by the encoding that was settled for the whole set.
import { InputError, maskValueOutsideClasses } from '../../../../errors.ts';
import { decodeMask, type RawMask } from '../../../../image/mask.ts';
import { decodeUnchanged, hashMask, requireUnchanged } from '../../decode-unchanged.ts';
import type { LabelledFolder, LabelReader } from '../source.ts';
import { JoinedMask } from './joined-mask.ts';
import type { MaskLabel, MaskReading } from './label.ts';
import { nameValue, toLabels } from './values.ts';

export function maskReader({ root, classes, labels }: LabelledFolder<MaskReading>): LabelReader<MaskLabel> {
  return {
    async read(sample) {
      const { files } = sample.label;
      const mask = await decodeFiles(root, files, sample, labels.encoding.nearest);
      const { labels: map, outside } = toLabels(mask, labels.encoding);
      if (outside.size === 0) {
        requireUnchanged(files[0].file, hashMask(mask), sample.labelHash);
        return map;
      }
      const values = [...outside].map(([value, pixels]) => ({ value: nameValue(mask.form, value), pixels }));
      throw new InputError(maskValueOutsideClasses(files[0].file, values, classes.length, mask.lossy));
    },
  };
}

/** One by one: an image may have hundreds of them. */
async function decodeFiles(
  root: string,
  files: MaskLabel['files'],
  size: { readonly width: number; readonly height: number },
  nearest: boolean,
): Promise<RawMask> {
  const [{ file: only, value: own }] = files;
  if (own === undefined) return decodeUnchanged(root, only, size, decodeMask);
  const { width, height } = size;
  const joined = new JoinedMask(width * height, nearest);
  for (const { file, value } of files)
    joined.add(await decodeUnchanged(root, file, size, decodeMask), value!);
  return { width, height, lossy: false, form: 'grey', data: joined.data };
}
