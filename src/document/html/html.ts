// HTML that can't be broken by what stands in it: text put into a template is escaped, only HTML goes in as it is.
import { escapeControls } from '../../shared/quote.ts';

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** undefined is nothing; a list is its items one after the other. */
export type Part = Html | string | number | undefined | readonly Part[];

/** A template whose parts are escaped unless they are HTML themselves; in an attribute, put quotes around the part. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, i) => text + render(parts[i - 1]) + string));
}

/** For text that is HTML by where it comes from: our own script, our own style, a chart. */
export function trusted(text: string): Html {
  return new Html(text);
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return part.map(render).join('');
}

/** For text and for attributes in quotes. Control and direction characters show as escapes. */
function escapeHtml(text: string): string {
  return escapeControls(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
