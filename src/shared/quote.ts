// Makes a name from outside (file, class, setting) safe to stand in a one-line message.

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Quotes a name and escapes what would break a line, a terminal or a workflow command (newlines, controls). */
export function quote(name: string): string {
  return `"${escapeControls(name)}"`;
}

/** Escapes control and format characters as `\n` or `\u{...}`; everything printable stays as it was typed. */
export function escapeControls(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return '\\t';
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}
