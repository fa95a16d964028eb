// Reads a mask as classes, by the encoding that was settled for the whole set.
import { InputError, maskValueOutsideClasses } from '../../../../errors.ts';
import { decodeMask } from '../../../../image/mask.ts';
import { decodeUnchanged } from '../../decode-unchanged.ts';
import type { LabelledFolder, LabelReader } from '../source.ts';
import type { MaskLabel, MaskReading } from './label.ts';
import { nameValue, toLabels } from './values.ts';

export function maskReader({ root, classes, labels }: LabelledFolder<MaskReading>): LabelReader<MaskLabel> {
  return {
    async read(sample) {
      const { file } = sample.label;
      const mask = await decodeUnchanged(root, file, sample, decodeMask);
      const { labels: map, outside } = toLabels(mask, labels.encoding, classes.length);
      if (outside.size === 0) return map;
      const values = [...outside].map(([value, pixels]) => ({ value: nameValue(mask.form, value), pixels }));
      throw new InputError(maskValueOutsideClasses(file, values, classes.length, mask.lossy));
    },
  };
}
