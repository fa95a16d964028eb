// Which annotation counts where several people have labelled the same image. Pure.
import { annotatorsDisagree, type Fault, groundTruthTaken, newestTaken } from '../../../../errors.ts';
import type { Settings } from '../../../1-config/settings.ts';

/** One of an image's. */
export interface Annotated {
  /** Who made it. */
  readonly by: string;
  /** When it was changed last; as text the later one is the greater. */
  readonly changed: string;
  /** The tool marks it as the one that counts. */
  readonly isGroundTruth: boolean;
  /** The same for the same shapes. */
  readonly digest: number;
}

export interface AnnotatedByAll<A> {
  readonly named: string;
  readonly file: string;
  readonly annotations: readonly A[];
}

export interface ChosenAnnotations<A> {
  /** Of each image with annotations the one that counts, else the first. */
  readonly chosen: ReadonlyMap<AnnotatedByAll<A>, A>;
  readonly faults: readonly Fault[];
}

/** Where they agree, any counts; else the one that is marked, else what the setting says. */
export function chooseAnnotations<A extends Annotated>(
  tool: string,
  images: readonly AnnotatedByAll<A>[],
  setting: Settings['annotators'],
): ChosenAnnotations<A> {
  const chosen = new Map<AnnotatedByAll<A>, A>();
  const open: AnnotatedByAll<A>[] = [];
  const marked: string[] = [];
  for (const image of images) {
    const { annotations, named } = image;
    if (annotations.length === 0) continue;
    const truths = annotations.filter((one) => one.isGroundTruth);
    const asked = agree(truths) ? truths : annotations;
    if (!agree(asked)) open.push(image);
    if (asked === truths && !agree(annotations)) marked.push(named);
    chosen.set(image, setting === 'newest' ? newest(asked) : asked[0]);
  }
  const said = open.map(({ named, annotations }) => ({ named, by: annotations.map(({ by }) => by) }));
  const saidOfOpen = setting === 'newest' ? newestTaken : annotatorsDisagree;
  return {
    chosen,
    faults: [
      ...(said.length > 0 ? [saidOfOpen(tool, said)] : []),
      ...(marked.length > 0 ? [groundTruthTaken(tool, marked)] : []),
    ],
  };
}

function agree(annotations: readonly Annotated[]): boolean {
  return annotations.length > 0 && annotations.every(({ digest }) => digest === annotations[0].digest);
}

/** Of several from the same moment the last. */
function newest<A extends Annotated>(annotations: readonly A[]): A {
  return annotations.reduce((latest, one) => (one.changed >= latest.changed ? one : latest));
}
