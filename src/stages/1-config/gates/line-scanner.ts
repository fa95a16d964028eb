// Takes a line of `fail-if` apart, one token at a time, each with its place. What a token means is for parse-gate.ts.

export interface Token {
  readonly text: string;
  /** From where to where in the line, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Blanks part tokens; a # at the start or after a blank begins a comment, as in YAML and in a shell. */
export class LineScanner {
  readonly #line: string;
  #position = 0;
  #lastEnd = 0;

  constructor(line: string) {
    this.#line = line;
    this.#skipBlanks();
  }

  /** Of the next token, or of the line's end. */
  get position(): number {
    return this.#position;
  }

  /** Where the last token that was taken ended. */
  get lastEnd(): number {
    return this.#lastEnd;
  }

  isAtEnd(): boolean {
    return this.#position === this.#line.length;
  }

  word(): Token | undefined {
    return this.#take(/[^\s<>=!≤≥"',;]+/y);
  }

  /** A word that may hold commas. */
  name(): Token | undefined {
    return this.#take(/[^\s<>=!≤≥"']+/y);
  }

  operator(): Token | undefined {
    return this.#take(/[<>=!≤≥]+/y);
  }

  /** A percent sign may stand apart; a comma ends it unless digits follow, so that `0,8` is one mistake. */
  number(): Token | undefined {
    const token = this.#take(/(?:\d,(?=\d)|[^\s,;])+(?:\s+%)?/y);
    return token === undefined ? undefined : { ...token, text: token.text.replace(/\s/g, '') };
  }

  /** With its quotes; undefined where the closing one is missing. */
  quoted(): Token | undefined {
    return this.#take(/"(?:[^"\\]|\\.)*"|'[^']*'/y);
  }

  /** Whatever comes next, for a message; empty at the end. */
  anything(): Token {
    const rest = { text: '', start: this.#lastEnd, end: this.#lastEnd };
    return this.quoted() ?? this.word() ?? this.operator() ?? this.#take(/\S+/y) ?? rest;
  }

  #take(pattern: RegExp): Token | undefined {
    pattern.lastIndex = this.#position;
    const text = pattern.exec(this.#line)?.[0];
    if (text === undefined) return undefined;
    const start = this.#position;
    this.#lastEnd = start + text.length;
    this.#position = this.#lastEnd;
    this.#skipBlanks();
    return { text, start, end: this.#lastEnd };
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#line[this.#position] ?? '')) this.#position++;
    const afterBlank = this.#position === 0 || /\s/.test(this.#line[this.#position - 1]);
    if (afterBlank && this.#line[this.#position] === '#') this.#position = this.#line.length;
  }
}
