// YAML from outside. The library that reads it takes minutes for a few KiB of braces or a MiB of keys, so that its tokens, which
// it finds in one pass, are counted first.
import { CST, type Document, Lexer, type LineCounter, type ParsedNode, parseDocument } from 'yaml';

/** Twenty times what a settings file with a sweep of hundred rows has. */
const MOST = { depth: 32, entries: 5000, tokens: 20_000, anchors: 100 };

/**
 * As YAML 1.2. What is wrong with the text is in the document's `errors`.
 * @param lineCounter gets the lines
 * @throws Error that says why in a clause, where the text is more than anybody writes by hand
 */
export function parseYaml(text: string, lineCounter?: LineCounter): Document.Parsed<ParsedNode> {
  const count = new Count();
  for (const token of new Lexer().lex(text)) count.take(token);
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    logLevel: 'silent',
    ...(lineCounter && { lineCounter }),
  });
}

/** @throws Error that says why in a clause, where aliases make too much of it, or a circle */
export function valueOfYaml(document: Document.Parsed<ParsedNode>): unknown {
  const value: unknown = document.toJS({ maxAliasCount: MOST.anchors });
  if (isDeep(value, MOST.depth)) throw new Error('it holds itself, by an alias');
  return value;
}

class Count {
  readonly #columns: number[] = [];
  #column = 0;
  #isLineStart = true;
  #flows = 0;
  #tokens = 0;
  #entries = 0;
  #anchors = 0;
  /** The token is the text of a scalar, whatever it looks like. */
  #isText = false;

  /** @throws Error beyond a limit */
  take(token: string): void {
    if (this.#isText) {
      this.#isText = false;
      this.#move(token.length);
      return;
    }
    const type = CST.tokenType(token);
    if (type !== 'space' && type !== 'comment') this.#tokens++;
    if (type === 'scalar') this.#isText = true;
    else if (type === 'newline') this.#endLine();
    else this.#count(type, token.length);
    this.#check();
  }

  #count(type: CST.TokenType | null, length: number): void {
    if (type === 'flow-map-start' || type === 'flow-seq-start') this.#flows++;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') this.#flows--;
    else if (type === 'anchor' || type === 'alias') this.#anchors++;
    else if (isOfEntry(type)) this.#entries++;
    const nests = type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind';
    if (nests && this.#flows === 0) this.#nest();
    this.#move(type === 'doc-mode' ? 0 : length, type === 'space');
  }

  /** What begins at this column is in what began before it in an earlier line, or in the same. */
  #nest(): void {
    while ((this.#columns.at(-1) ?? -1) >= this.#column) this.#columns.pop();
    this.#columns.push(this.#column);
  }

  #move(length: number, isBlank = false): void {
    if (this.#isLineStart && !isBlank) {
      if (this.#flows === 0) this.#nest();
      this.#isLineStart = false;
    }
    this.#column += length;
  }

  #endLine(): void {
    this.#column = 0;
    this.#isLineStart = true;
  }

  #check(): void {
    // A key and what stands behind it on its line are two places.
    if (this.#flows + this.#columns.length > 2 * MOST.depth)
      throw new Error(`it is nested more than ${MOST.depth} deep`);
    if (this.#entries > MOST.entries) throw new Error(`it has more than ${MOST.entries} entries`);
    if (this.#tokens > MOST.tokens) throw new Error(`it has more than ${MOST.tokens} words and signs`);
    if (this.#anchors > MOST.anchors) throw new Error(`it has more than ${MOST.anchors} anchors and aliases`);
  }
}

/** In braces a key may stand alone. */
function isOfEntry(type: CST.TokenType | null): boolean {
  return type === 'map-value-ind' || type === 'explicit-key-ind' || type === 'comma';
}

function isDeep(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((one) => isDeep(one, most - 1));
}
