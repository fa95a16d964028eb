// The settings of a call as the command line would have them: names in kebab case, values as they are typed. What they
// may be is for the settings' tables.
import { SETTINGS } from '../stages/1-config/table.ts';

/** `undefined` counts as not given. A name that nobody knows goes through, to be refused with its nearest one. */
export function flagsOf(settings: object): Record<string, string> {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([key, value]) => [kebabCase(key), textOf(kebabCase(key), value)]));
}

function textOf(name: string, value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  const isLines = SETTINGS.find((setting) => setting.name === name)?.type.lines === true;
  return value.map(String).join(isLines ? '\n' : ',');
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
