// How many columns of a terminal a text takes.

// Characters that a terminal gives two columns.
const WIDE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\uff01-\uff60]|\p{Emoji_Presentation}/u;
const MARK = /\p{M}/u;

export function isWide(character: string): boolean {
  return WIDE.test(character);
}

/** Marks that stand above or below a character take none of their own. */
export function takesColumn(character: string): boolean {
  return !MARK.test(character);
}

export function displayWidth(text: string): number {
  return [...text].filter(takesColumn).reduce((width, character) => width + (isWide(character) ? 2 : 1), 0);
}
