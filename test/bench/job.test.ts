import { describe, expect, it } from 'vitest';
import { parseLine } from '../../bench/job.ts';

describe("a contestant's line", () => {
  it.each([
    ['{"event":"ready","parameters":12,"versions":{"torch":"2.0"}}'],
    ['{"event":"first-step"}'],
    ['{"event":"done","seconds":[0.5],"peakBytes":1000}'],
    ['{"event":"losses","losses":[1.5,1.25]}'],
  ])('%s is understood', (text) => {
    expect(parseLine(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['{"event":"done","seconds":[],"peakBytes":1000}', 'no step was measured'],
    ['{"event":"done","seconds":[0.5]}', 'the memory is missing'],
    ['{"event":"done","seconds":[0],"peakBytes":1000}', 'a step takes time'],
    ['{"event":"losses","losses":[null]}', 'a loss that is no number'],
    ['{"event":"over"}', 'there is no such event'],
    ['{', 'it is no JSON'],
  ])('%s is refused: %s', (text) => {
    expect(() => parseLine(text)).toThrow();
  });
});
