// Whether the exports list the same classes for all images: what one of them doesn't list was called otherwise there, or nobody
// looked for it, and it counts as background. Names only.
import { classListsDiffer, type Fault } from '../../../../errors.ts';
import { type ClassesSpec, foldersOfClass } from '../../classes-file.ts';
import { BACKGROUND } from '../../ground-names.ts';
import { isNameless } from './no-class.ts';
import type { ResolvedImage } from './resolve.ts';

/** @param spec classes as the user has them: several names may be one */
export function saidOfLists(
  tool: string,
  images: readonly ResolvedImage[],
  spec: ClassesSpec | undefined,
): readonly Fault[] {
  const lists = listsOf(images);
  const shown = new Set(images.flatMap(({ entries }) => entries.flatMap(namesShown)));
  const classOf = classesOf(spec);
  const classes = lists.map((list) => new Set(list.names.flatMap((name) => classOf(name) ?? [])));
  const isEverywhere = (name: string) => classes.every((own) => own.has(classOf(name) ?? name));
  const partly = [...new Set(lists.flatMap(({ names }) => names))].filter(
    (name) => classOf(name) !== undefined && !isEverywhere(name),
  );
  if (!partly.some((name) => shown.has(name))) return [];
  const places = partly.map((name) => ({
    name,
    files: lists.filter(({ names }) => names.includes(name)).flatMap(({ files }) => files),
  }));
  return [classListsDiffer(tool, places)];
}

interface List {
  readonly files: readonly string[];
  readonly names: readonly string[];
}

/** One for all images that the same files name. A list of one image alone has what is on it, as a rule. */
function listsOf(images: readonly ResolvedImage[]): readonly List[] {
  const all = images.map(({ entries }) => entries.flatMap(({ listed }) => listed ?? []));
  const imagesOf = new Map<string, number>();
  for (const { file } of all.flat()) imagesOf.set(file, (imagesOf.get(file) ?? 0) + 1);
  const lists = new Map<string, List>();
  for (const listed of all) {
    const own = listed.filter(({ file }) => imagesOf.get(file) !== 1);
    const files = [...new Set(own.map(({ file }) => file))].sort();
    if (files.length > 0)
      lists.set(JSON.stringify(files), { files, names: [...new Set(own.flatMap(({ names }) => names))] });
  }
  return [...lists.values()];
}

function namesShown({ shapes }: ResolvedImage['entries'][number]): readonly string[] {
  return shapes.flatMap(({ classes }) => classes);
}

/** Undefined of names that are of no class, or of one that counts for nothing. */
function classesOf(spec: ClassesSpec | undefined): (name: string) => string | undefined {
  const ignored = new Set(spec?.ignored?.folders);
  const joined = new Map(
    spec?.classes.flatMap((entry) => foldersOfClass(entry).map((of) => [of, entry.name] as const)),
  );
  return (name) => {
    const own = name.normalize('NFC');
    const isNone = BACKGROUND.test(own) || isNameless(own) || ignored.has(own);
    return isNone ? undefined : (joined.get(own) ?? own);
  };
}
