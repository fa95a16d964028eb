// From pairs of image and mask to samples whose every pixel has a class: opens each once, settles which value is which
// class, and counts.
import { classListsDisagree, type Fault, maskValueOutsideClasses } from '../../../../errors.ts';
import type { WeightLimit } from '../../../../shared/weight-limit.ts';
import { measureAll } from '../../measure-all.ts';
import { isError, orderedSamples } from '../../samples.ts';
import { isBadFile, lostParts } from '../../skip-bad-files.ts';
import { specOfModel } from '../../spec-of-model.ts';
import type { ClassInfo } from '../../terms.ts';
import type { LabelledSamples, MeasureOptions } from '../source.ts';
import { auditIgnored, auditMaskFormats, auditMasks } from './audit.ts';
import { auditJoined } from './audit-joined.ts';
import { chooseEncoding } from './encoding.ts';
import { type Joining, joiningOf, unknownClasses } from './joining.ts';
import type { MaskEncoding, MaskLabel, MaskReading } from './label.ts';
import { listedClasses } from './listed-classes.ts';
import { type LabelledPair, measurePair, type PairMeasurement } from './measure.ts';
import type { Pair } from './pair.ts';
import { classOf, nameValue } from './values.ts';

export async function maskedSamples(
  pairs: readonly Pair[],
  { root, spec, lists, groupBy, signal, skipsBadFiles, model }: MeasureOptions,
): Promise<LabelledSamples<MaskLabel, MaskReading>> {
  const known = spec ?? (model && specOfModel(model));
  const unknown = unknownClasses(pairs, known);
  if (unknown.length > 0) return { faults: unknown };
  const joining = joiningOf(pairs, known);
  const measure = (pair: Pair, decoding: WeightLimit) => measurePair(root, labelled(pair, joining), decoding);
  const opened = await measureAll(pairs, measure, signal);
  const { measurements } = opened;
  const lost = skipsBadFiles
    ? lostParts(
        pairs,
        measurements.map(({ pair }) => pair),
      )
    : [];
  const faults = [...opened.faults, ...lost];
  if (measurements.length === 0) return { faults };
  const masks = measurements.map(({ pair, mask }) => ({ file: pair.masks[0].file, mask }));
  if (joining !== undefined) faults.push(...auditJoined(measurements, joining, spec !== undefined));
  if (faults.some((fault) => isError(fault) && !isBadFile(fault)) && joining !== undefined) return { faults };
  const said = joining?.spec ?? spec;
  const listed = said === undefined ? listedClasses(lists, masks, model) : undefined;
  faults.push(...(listed?.faults ?? []));
  if (faults.some(({ code }) => code === classListsDisagree.code)) return { faults };
  const { encoding, classes, faults: encodingFaults } = chooseEncoding(masks, said ?? listed?.spec ?? known);
  faults.push(...encodingFaults);
  if (encodingFaults.some(isError)) return { faults };

  const counted = measurements.map((measurement) => {
    const { classCounts, fault } = countClasses(measurement, encoding, classes);
    if (fault !== undefined) faults.push(fault);
    const { pair, labelHash } = measurement;
    return { measurement, label: pair.label, part: pair.part, labelHash, classCounts };
  });
  const { samples, faults: groupFaults } = orderedSamples(counted, groupBy);
  const labelFaults = model === undefined ? auditMasks(samples, classes) : auditIgnored(samples);
  const audited = [...labelFaults, ...auditMaskFormats(measurements)];
  return {
    labels: { classes, reading: { source: 'masks', encoding }, samples, measurements },
    faults: [...faults, ...groupFaults, ...audited],
  };
}

/** Of several files those of a later class come later: where they overlap, they count. */
function labelled(pair: Pair, joining: Joining | undefined): LabelledPair {
  const files = pair.masks.map(({ file, of }) =>
    joining === undefined ? { file } : { file, value: joining.toValue({ of }) },
  );
  return {
    ...pair,
    label: { source: 'masks', files: files.sort((a, b) => (a.value ?? 0) - (b.value ?? 0)) },
  };
}

function countClasses(
  { pair, mask, hidden }: PairMeasurement,
  encoding: MaskEncoding,
  classes: readonly ClassInfo[],
): { classCounts: readonly number[]; fault: Fault | undefined } {
  const classCounts = classes.map(() => 0);
  const outside: { value: string; pixels: number }[] = [];
  for (const [value, pixels] of mask.counts) {
    const index = classOf(encoding, classes.length, mask.form, value, mask.palette?.get(value));
    if (index === undefined) outside.push({ value: nameValue(mask.form, value), pixels });
    else if (index < classes.length) classCounts[index] += pixels - (hidden.get(value) ?? 0);
  }
  const fault =
    outside.length === 0
      ? undefined
      : maskValueOutsideClasses(pair.masks[0].file, outside, classes.length, mask.lossy);
  return { classCounts, fault };
}
