// What labelled images become whatever their labels are: samples in order of their ids.
import type { Fault } from '../../errors.ts';
import { withoutExtension } from './endings.ts';
import { groupKeys } from './group-keys.ts';
import type { SampleWith } from './labels/source.ts';
import type { ImageMeasurement } from './measure.ts';

export interface LabelledMeasurement<Label>
  extends Pick<SampleWith<Label>, 'label' | 'part' | 'labelHash' | 'classCounts'> {
  readonly measurement: ImageMeasurement;
}

/** Two images that differ in their extension only (of class folders: no mask tells them apart) keep it in their ids. */
export function orderedSamples<Label>(
  labelled: readonly LabelledMeasurement<Label>[],
  groupBy: string | undefined,
): { readonly samples: readonly SampleWith<Label>[]; readonly faults: readonly Fault[] } {
  const images = labelled.map(({ measurement }) => measurement.image);
  const groups = groupKeys(images, groupBy);
  const counts = new Map<string, number>();
  for (const image of images) {
    const id = withoutExtension(image);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const samples = labelled.map(({ measurement, ...labels }): SampleWith<Label> => {
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
