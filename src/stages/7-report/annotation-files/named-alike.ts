// Finds images that the files for a labelling tool couldn't tell apart: these name an image by its place in the input, or are
// named like it themselves.
import { type Fault, imagesNamedAlike } from '../../../errors.ts';
import { withoutExtension } from '../../2-dataset/endings.ts';
import type { InputImage } from '../../2-dataset/inputs.ts';
import type { AnnotationFormat } from './formats.ts';

type Named = Pick<InputImage, 'name' | 'within'>;

/** What a form calls an image; undefined: it names the way to it. */
const CALLED: Readonly<Record<AnnotationFormat, ((image: Named) => string) | undefined>> = {
  coco: ({ within }) => within,
  yolo: stemOf,
  labelme: stemOf,
  'label-studio': undefined,
};

export function namedAlikeFaults(
  formats: readonly AnnotationFormat[],
  images: readonly Named[],
): readonly Fault[] {
  const found = formats.flatMap((format) => {
    const alike = alikeBy(CALLED[format], images);
    return alike === undefined ? [] : [{ format, alike }];
  });
  if (found.length === 0) return [];
  const [first, second] = found[0].alike;
  const isOfTwoInputs = first.within === second.within;
  return [
    imagesNamedAlike(first.name, second.name, { formats: found.map(({ format }) => format), isOfTwoInputs }),
  ];
}

/** The first two. */
function alikeBy(
  called: ((image: Named) => string) | undefined,
  images: readonly Named[],
): readonly [Named, Named] | undefined {
  const known = new Map<string, Named>();
  if (called === undefined) return undefined;
  for (const image of images) {
    const name = called(image);
    const other = known.get(name);
    if (other !== undefined) return [other, image];
    known.set(name, image);
  }
  return undefined;
}

/** Windows and macOS take "A" and "a" for the same file. */
function stemOf({ within }: Named): string {
  return withoutExtension(within).toLowerCase();
}
