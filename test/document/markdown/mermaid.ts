// Reads an `xychart-beta` strictly by the grammar that Mermaid's lexer has for it (numbers without exponents), for
// tests of many charts; rendered.process.test.ts has Mermaid itself, which needs a browser.

export interface XyChart {
  readonly title: string;
  /** First and last epoch, whether the axis has numbers or names each epoch. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly lines: readonly (readonly number[])[];
}

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;

/** Throws where Mermaid would show a syntax error. */
export function readXyChart(markdown: string): XyChart {
  const block = /^```mermaid\n([\s\S]*?)\n```$/m.exec(markdown)?.[1] ?? fail('no chart', markdown);
  const [init, kind, ...rest] = block.split('\n').map((line) => line.trim());
  JSON.parse(/^%%\{init: (.*)\}%%$/.exec(init)?.[1] ?? fail('no init', init));
  if (kind !== 'xychart-beta') fail('another diagram', kind);
  const axis = (line: string, name: string) => {
    const match =
      new RegExp(`^${name} "[^"]*" (${NUMBER}) --> (${NUMBER})$`).exec(line) ?? fail('no axis', line);
    return [Number(match[1]), Number(match[2])] as const;
  };
  const epochs = (line: string) => {
    const names = /^x-axis "(?:epoch|run)" \[("\d+"(?:, "\d+")*)\]$/
      .exec(line)?.[1]
      .match(/\d+/g)
      ?.map(Number);
    return names === undefined ? axis(line, 'x-axis') : ([names[0], names[names.length - 1]] as const);
  };
  const lines = rest.slice(3).map((line) => {
    const list = new RegExp(`^line \\[(${NUMBER}(?:, ${NUMBER})*)\\]$`).exec(line) ?? fail('no line', line);
    return list[1].split(', ').map(Number);
  });
  return {
    title: /^title "([^"]*)"$/.exec(rest[0])?.[1] ?? fail('no title', rest[0]),
    x: epochs(rest[1]),
    y: axis(rest[2], 'y-axis'),
    lines,
  };
}

function fail(what: string, where: string): never {
  throw new Error(`${what}: ${where}`);
}
