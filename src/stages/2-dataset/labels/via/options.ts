// The options of an attribute in a project of VIA: regions hold their ids, which are numbers where people have called them so. Pure.
import { parseJson } from '../../../../shared/parse-json.ts';
import { fieldOf } from '../shapes/json-fields.ts';
import type { Attributes } from './attributes.ts';

const NUMBER = /^\d+$/;

/** What numbers are called; empty where an option is no number, or two are called the same. */
export function optionsIn(text: string): ReadonlyMap<string, string> {
  const options = Object.entries(Object(fieldOf(parsed(text), 'options'))).map(
    ([id, name]) => [id, typeof name === 'string' ? name.trim() : ''] as const,
  );
  const names = new Set(options.map(([, name]) => name));
  const areNumbers = options.every(([id, name]) => NUMBER.test(id) && name !== '');
  return new Map(areNumbers && names.size === options.length ? options : []);
}

export function withOptions(
  attributes: Attributes,
  options: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Attributes {
  return new Map([...attributes].map(([name, value]) => [name, options.get(name)?.get(value) ?? value]));
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
