// The setting that lists classes, worded so that pasting it works.
import { escapeControls, quote } from '../shared/quote.ts';

/** As many as a setting in a message may list. */
export const MOST_LISTED = 30;
const NAMED = 5;

/** As it's written in a settings file and a workflow alike, but for names with a comma or quotes, which need a list. */
export function settingOfClasses(names: readonly string[]): string {
  if (names.length > MOST_LISTED)
    return `\`classes\` to the list of all ${names.length} names (${listed(names)})`;
  const isPlain = names.every((name) => /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_ .()&+-]*$/u.test(name));
  const list = isPlain ? names.join(', ') : `[${names.map((name) => JSON.stringify(name)).join(', ')}]`;
  return `\`classes: ${escapeControls(list)}\``;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, NAMED).map(quote).join(', ')} and ${names.length - NAMED} more`;
}

/** The images in these folders, as the setting `images` has it. */
export function globOf(folders: readonly string[]): string {
  const names = folders.map((name) => name.replace(/[\\*?[\]{}()!+@|,]/g, '\\$&'));
  return `'${escapeControls(names.length === 1 ? names[0] : `{${names.join(',')}}`)}/**'`;
}
