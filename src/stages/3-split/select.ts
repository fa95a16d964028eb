// Which images a trained model is tested on: a part of the data set as its folders or a split.json have it, or all. It
// makes no split of its own.
import { evaluatedPartEmpty, type Fault, partNotKnown, splitUnknownImage } from '../../errors.ts';
import type { EvaluatedPart } from '../1-config/evaluate-options.ts';
import type { Dataset, Sample, SplitPart } from '../2-dataset/dataset.ts';
import { readSplit } from './file.ts';

export interface Selection {
  /** In the data set's order. */
  readonly samples: readonly Sample[];
  readonly part: SplitPart | 'all';
  /** What says which images the part has. */
  readonly source: 'folders' | 'file' | undefined;
}

export interface SelectionOptions {
  readonly part: EvaluatedPart;
  /** Path of a split.json; its parts go before those of the folders. */
  readonly splitFile: string | undefined;
}

/** `selection` is `undefined` when there is an error among the faults. */
export async function selectPart(
  dataset: Dataset,
  { part, splitFile }: SelectionOptions,
): Promise<{ readonly selection: Selection | undefined; readonly faults: readonly Fault[] }> {
  const { samples } = dataset;
  const all: Selection = { samples, part: 'all', source: undefined };
  if (part === 'all') return { selection: all, faults: [] };
  const wanted = part === 'auto' ? 'test' : part;
  if (splitFile !== undefined) return selectByFile(dataset, wanted, splitFile);
  const selected = samples.filter((sample) => sample.part === wanted);
  if (selected.length > 0)
    return { selection: { samples: selected, part: wanted, source: 'folders' }, faults: [] };
  if (part === 'auto') return { selection: all, faults: [] };
  const hasFolders = samples.some((sample) => sample.part !== undefined);
  const fault = hasFolders ? evaluatedPartEmpty(wanted, 'folders') : partNotKnown(wanted);
  return { selection: undefined, faults: [fault] };
}

/** Images of the other parts need not be there, nor need the file know all that are. */
async function selectByFile({ samples }: Dataset, part: SplitPart, path: string) {
  const { split, faults } = await readSplit(path);
  if (split === undefined) return { selection: undefined, faults };
  const wanted = new Set(split[part]);
  if (wanted.size === 0) return { selection: undefined, faults: [evaluatedPartEmpty(part, 'file')] };
  const known = new Set(samples.map(({ id }) => id));
  const missing = [...wanted].filter((id) => !known.has(id));
  if (missing.length > 0)
    return { selection: undefined, faults: missing.map((id) => splitUnknownImage(id, part)) };
  const selected = samples.filter(({ id }) => wanted.has(id));
  return { selection: { samples: selected, part, source: 'file' } as const, faults: [] };
}
