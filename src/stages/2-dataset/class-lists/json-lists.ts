// Lists of class names in JSON and YAML: nnU-Net's dataset.json, Supervisely's meta.json and its machine colours, and the
// data.yaml of YOLO. What comes from outside is looked at key by key; no name becomes a key of ours.

import { parseJson } from '../../../shared/parse-json.ts';
import { parseYaml, valueOfYaml } from '../../../shared/parse-yaml.ts';
import type { ClassEntry } from '../classes-file.ts';
import { type ListContent, listOf } from './class-list.ts';
import { withColor } from './text-lists.ts';

/** `labels`: name to value, in the first version value to name; "ignore" counts for nothing. */
export function readNnunet(text: string): ListContent {
  const labels = entriesOf(fieldOf(parsed(text), 'labels'));
  if (labels === undefined) return undefined;
  const classes = labels.map(([key, given]): ClassEntry | undefined => {
    if (typeof given === 'string') return valued(given, Number(key));
    return typeof given === 'number' ? valued(key, given) : undefined;
  });
  // Regions, lists of values, make no map of classes.
  if (!classes.every((entry) => entry !== undefined)) return undefined;
  const ignored = classes.filter(({ name }) => name === 'ignore');
  return listOf(
    classes.filter((entry) => !ignored.includes(entry)).sort((a, b) => a.value! - b.value!),
    ignored.map(({ value }) => value!),
  );
}

/** `classes`: title and colour of each. */
export function readSupervisely(text: string): ListContent {
  const given = fieldOf(parsed(text), 'classes');
  if (!Array.isArray(given)) return undefined;
  const classes = given.map((one): ClassEntry | undefined => {
    const [title, color] = [fieldOf(one, 'title'), fieldOf(one, 'color')];
    const digits = typeof color === 'string' ? /^#([0-9a-f]{6})$/i.exec(color)?.[1] : undefined;
    if (typeof title !== 'string' || digits === undefined) return undefined;
    return { name: title.trim(), color: Number.parseInt(digits, 16) };
  });
  return classes.every((entry) => entry !== undefined) ? listOf(classes) : undefined;
}

/** Supervisely's `obj_class_to_machine_color.json`: the name of each class to its red, green and blue. */
export function readMachineColors(text: string): ListContent {
  const classes = entriesOf(parsed(text))?.map(([name, rgb]) =>
    Array.isArray(rgb) ? withColor(name, rgb.map(String)) : undefined,
  );
  return classes?.every((entry) => entry !== undefined) ? listOf(classes) : undefined;
}

/** `names`: a list, or index to name. */
export function readYolo(text: string): ListContent {
  const data = yamlOf(text);
  const names = fieldOf(data, 'names');
  if (Array.isArray(names))
    return names.every((name) => typeof name === 'string')
      ? listOf(names.map((name) => ({ name })))
      : undefined;
  const classes = entriesOf(names)?.map(([key, name]) =>
    typeof name === 'string' ? valued(name, Number(key)) : undefined,
  );
  return classes?.every((entry) => entry !== undefined) ? listOf(classes) : undefined;
}

function yamlOf(text: string): unknown {
  try {
    const document = parseYaml(text);
    return document.errors.length > 0 ? undefined : valueOfYaml(document);
  } catch {
    return undefined;
  }
}

function valued(name: string, value: number): ClassEntry | undefined {
  return Number.isInteger(value) && value >= 0 ? { name: name.trim(), value } : undefined;
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function fieldOf(given: unknown, key: string): unknown {
  return entriesOf(given)?.find(([name]) => name === key)?.[1];
}

function entriesOf(given: unknown): readonly (readonly [string, unknown])[] | undefined {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
    ? Object.entries(given)
    : undefined;
}
