// From pairs of image and mask to samples whose every pixel has a class: opens each once, settles which value is which
// class, and counts.
import { classListsDisagree, type Fault } from '../../../../errors.ts';
import { measureAll } from '../../measure-all.ts';
import { isError, orderedSamples } from '../../samples.ts';
import { isBadFile, lostParts } from '../../skip-bad-files.ts';
import { specOfModel } from '../../spec-of-model.ts';
import type { LabelledSamples, MeasureOptions } from '../source.ts';
import { auditIgnored, auditMaskFormats, auditMasks } from './audit.ts';
import { auditAlpha } from './audit-alpha.ts';
import { auditInverted } from './audit-inverted.ts';
import { auditJoined } from './audit-joined.ts';
import { ClassCounter } from './class-counter.ts';
import type { ChosenEncoding, Said } from './encoding.ts';
import type { NamedMask } from './found.ts';
import { tellAbsent } from './ignored.ts';
import { type Joining, joiningOf, unknownClasses } from './joining.ts';
import type { MaskLabel, MaskReading } from './label.ts';
import { listedClasses } from './listed-classes.ts';
import { type LabelledPair, measurePair } from './measure.ts';
import type { Pair } from './pair.ts';
import { settle } from './settle.ts';

export async function maskedSamples(
  pairs: readonly Pair[],
  { root, spec, lists, groupBy, settings, signal, decoding, skipsBadFiles, model }: MeasureOptions,
): Promise<LabelledSamples<MaskLabel, MaskReading>> {
  const known = spec ?? (model && specOfModel(model));
  const unknown = unknownClasses(pairs, known);
  if (unknown.length > 0) return { faults: unknown };
  const joining = joiningOf(pairs, known);
  const measure = (pair: Pair) => measurePair(root, labelled(pair, joining), decoding, settings.maskValues);
  const opened = await measureAll(pairs, measure, signal);
  const { measurements } = opened;
  const kept = measurements.map(({ pair }) => pair);
  const lost = skipsBadFiles ? lostParts(pairs, kept) : [];
  const faults = [...opened.faults, ...lost];
  if (measurements.length === 0) return { faults };
  const byAlpha = await auditAlpha(root, measurements, decoding);
  if (byAlpha.length > 0) return { faults: [...faults, ...byAlpha] };
  const masks = measurements.map(({ pair, mask }) => ({ file: pair.masks[0].file, mask }));
  if (joining !== undefined) faults.push(...auditJoined(measurements, joining, spec !== undefined));
  if (faults.some((fault) => isError(fault) && !isBadFile(fault)) && joining !== undefined) return { faults };
  const { settled, faults: doubts } = settleClasses(masks, joining, { spec, lists, settings, model });
  faults.push(...doubts);
  if (settled === undefined) return { faults };
  const { encoding, classes } = settled;
  const counter = new ClassCounter(encoding, classes.length);
  const { measurements: counted, faults: countFaults } = await measureAll(
    measurements,
    (measurement) => counter.count(root, measurement, decoding),
    signal,
  );
  const { samples, faults: groupFaults } = orderedSamples(counted, groupBy);
  const labelFaults = model === undefined ? auditMasks(samples, classes) : auditIgnored(samples);
  const audited = [...labelFaults, ...auditInverted(samples, classes), ...auditMaskFormats(measurements)];
  return {
    labels: { classes, reading: { source: 'masks', encoding }, samples, measurements },
    faults: [...faults, ...countFaults, ...counter.moved(), ...groupFaults, ...audited],
  };
}

/** By what the user says, else by a list of names that fits, else by the model; undefined with an error that decides. */
function settleClasses(
  masks: readonly NamedMask[],
  joining: Joining | undefined,
  { spec, lists, settings, model }: Pick<MeasureOptions, 'spec' | 'lists' | 'settings' | 'model'>,
): { readonly settled: ChosenEncoding | undefined; readonly faults: readonly Fault[] } {
  const said = joining?.spec ?? spec;
  const listed = said === undefined ? listedClasses(lists, masks, model) : undefined;
  const faults = listed?.faults ?? [];
  if (faults.some(({ code }) => code === classListsDisagree.code)) return { settled: undefined, faults };
  const named = said ?? listed?.spec;
  const known = named ?? (model && specOfModel(model));
  const asked = joining === undefined ? ignoredBy(settings) : undefined;
  const ignored = asked ?? known?.ignored;
  const reading = joining === undefined ? settings.maskValues : 'exact';
  const byModel = named === undefined && model !== undefined;
  const settled = settle(masks, { spec: known, ignored, byModel }, reading);
  // Joined masks hold nothing but classes: it's each of the files that is read by the nearest.
  const encoding = { ...settled.encoding, nearest: settings.maskValues === 'nearest' };
  const isNearest = settled.encoding.nearest === true;
  const absent = asked === undefined || isNearest ? [] : tellAbsent(masks, asked);
  const all = [...faults, ...settled.faults, ...absent];
  return { settled: settled.faults.some(isError) ? undefined : { ...settled, encoding }, faults: all };
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

function ignoredBy({ ignoredValues }: MeasureOptions['settings']): Said['ignored'] {
  if (ignoredValues === undefined) return undefined;
  return {
    values: ignoredValues.filter((one) => typeof one === 'number'),
    colors: ignoredValues
      .filter((one) => typeof one === 'string')
      .map((color) => Number.parseInt(color.slice(1), 16)),
  };
}
