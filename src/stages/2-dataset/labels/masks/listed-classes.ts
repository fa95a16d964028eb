// Which of the lists of class names that lie in the data folder says what the masks hold. Pure.
import { classListsDisagree, classListUnfit, classNamesAssumed, type Fault } from '../../../../errors.ts';
import type { ClassList } from '../../class-lists/class-list.ts';
import type { ClassesSpec } from '../../classes-file.ts';
import { isError } from '../../samples.ts';
import type { ClassInfo } from '../../terms.ts';
import { chooseEncoding } from './encoding.ts';
import type { NamedMask } from './found.ts';
import { classOf, nameValue } from './values.ts';

export interface ListedClasses {
  /** Undefined: no list fits, or two that fit disagree. */
  readonly spec: ClassesSpec | undefined;
  readonly faults: readonly Fault[];
}

/** The class of each value of the masks, by how the value is written. */
type Naming = ReadonlyMap<string, string>;

/**
 * The list that fits, said as an assumption; those that don't are told.
 * @param model the classes of the model that is to be tested, which know better than a list that names others
 */
export function listedClasses(
  lists: readonly ClassList[],
  masks: readonly NamedMask[],
  model: readonly ClassInfo[] | undefined,
): ListedClasses {
  const fitting: { list: ClassList; spec: ClassesSpec; naming: Naming }[] = [];
  const faults: Fault[] = [];
  for (const list of lists) {
    const spec = specOf(list);
    const found = namingBy(list, spec, masks);
    if (typeof found === 'string') faults.push(classListUnfit(list.file, namesOf(list), found));
    else if (model === undefined || namesOf(list).every((name) => model.some((known) => known.name === name)))
      fitting.push({ list, spec, naming: found });
  }
  const [first] = fitting;
  if (first === undefined) return { spec: undefined, faults: model === undefined ? faults : [] };
  const other = fitting.find(({ naming }) => !isSame(naming, first.naming));
  if (other !== undefined) {
    const said = [first, other].map(({ list, naming }) => ({ file: list.file, names: [...naming.values()] }));
    return { spec: undefined, faults: [classListsDisagree(said[0], said[1])] };
  }
  const pairs = [...first.naming].map(([value, name]) => ({ value, name }));
  return { spec: first.spec, faults: [classNamesAssumed(first.list.file, pairs), ...faults] };
}

function specOf({ classes, ignored }: ClassList): ClassesSpec {
  return {
    classes,
    ignored: ignored.length === 0 ? undefined : { values: ignored, colors: [], folders: [] },
  };
}

function namesOf({ classes }: ClassList): readonly string[] {
  return classes.map(({ name }) => name);
}

/** What the list calls each value of the masks, or why it can't be about them. */
function namingBy(list: ClassList, spec: ClassesSpec, masks: readonly NamedMask[]): Naming | string {
  if (list.by === 'order' && masks.some(({ mask }) => mask.form === 'color'))
    return 'gives no colours, and the masks are colours';
  const { encoding, classes, faults } = chooseEncoding(masks, {
    spec,
    ignored: spec.ignored,
    byModel: false,
  });
  if (faults.some(isError)) return `names ${list.classes.length}, and the masks hold other values`;
  const names = new Map<number, { readonly value: string; readonly name: string }>();
  for (const { mask } of masks) {
    for (const value of mask.counts.keys()) {
      const index = classOf(encoding, mask.form, value, mask.palette?.get(value));
      const written = nameValue(mask.form, value);
      if (index === undefined) return `says nothing of ${written}, which the masks hold`;
      if (index < classes.length) names.set(index, { value: written, name: classes[index].name });
    }
  }
  if (names.size < 2) return `names ${names.size === 0 ? 'nothing' : 'one value'} of what the masks hold`;
  // A list of another task may have any number of names: by their order alone they're believed only if the last is shown.
  const isCounted = encoding.by === 'value' && encoding.classes.every(([value], i) => value === i);
  if (list.by !== 'value' && isCounted && !names.has(classes.length - 1))
    return `names ${classes.length}, and the masks hold ${names.size} values`;
  return new Map([...names].sort(([a], [b]) => a - b).map(([, { value, name }]) => [value, name]));
}

function isSame(one: Naming, other: Naming): boolean {
  return one.size === other.size && [...one].every(([value, name]) => other.get(value) === name);
}
