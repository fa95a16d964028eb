// What both kinds of labels, masks and class folders, become: samples in order of their ids.
import type { Fault } from '../../errors.ts';
import type { ClassInfo, MaskEncoding, Sample } from './dataset.ts';
import { groupKeys } from './group-keys.ts';
import { withoutExtension } from './layout.ts';
import type { ImageMeasurement } from './measure.ts';

export interface SampleOptions {
  /** The data folder. */
  readonly root: string;
  readonly groupBy: string | undefined;
  readonly signal: AbortSignal | undefined;
  /** Of the model that is to be tested with the data; undefined: the data is for training. */
  readonly model?: readonly ClassInfo[] | undefined;
}

export interface LabelledSamples {
  /** `undefined` only with an error among the faults. */
  readonly labels?: {
    readonly classes: readonly ClassInfo[];
    readonly maskEncoding: MaskEncoding | undefined;
    readonly samples: readonly Sample[];
    readonly measurements: readonly ImageMeasurement[];
  };
  readonly faults: readonly Fault[];
}

export interface LabelledMeasurement extends Pick<Sample, 'mask' | 'part' | 'labelHash' | 'classCounts'> {
  readonly measurement: ImageMeasurement;
}

/** Two images that differ in their extension only (of class folders: no mask tells them apart) keep it in their ids. */
export function orderedSamples(
  labelled: readonly LabelledMeasurement[],
  groupBy: string | undefined,
): { readonly samples: readonly Sample[]; readonly faults: readonly Fault[] } {
  const images = labelled.map(({ measurement }) => measurement.image);
  const groups = groupKeys(images, groupBy);
  const counts = new Map<string, number>();
  for (const image of images) {
    const id = withoutExtension(image);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const samples = labelled.map(({ measurement, ...labels }): Sample => {
    const { image, width, height, imageHash } = measurement;
    const id = withoutExtension(image);
    return {
      id: counts.get(id) === 1 ? id : image,
      image,
      width,
      height,
      imageHash,
      group: groups.keys.get(image) ?? imageHash,
      ...labels,
    };
  });
  return { samples: samples.sort((a, b) => (a.id < b.id ? -1 : 1)), faults: groups.faults };
}

export function isError({ severity }: Fault): boolean {
  return severity === 'error';
}
