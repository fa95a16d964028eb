import { describe, expect, it } from 'vitest';
import { cases } from '../../bench/cases.ts';

describe('the cases', () => {
  const byName = new Map(cases().map((one) => [one.name, one]));

  it.each([
    ['classic-1', 'train', [1, 3, 256, 256], 7_760_196],
    ['classic-4', 'train', [4, 3, 256, 256], 7_760_196],
    ['auto', 'train', [8, 1, 128, 128], undefined],
    ['forward', 'forward', [1, 3, 256, 256], 7_760_196],
  ])('%s is %s of %j', (name, kind, shape, parameters) => {
    expect(byName.get(name)).toMatchObject({ kind, shape });
    if (parameters !== undefined)
      expect(byName.get(name)?.parameters, 'the published network').toBe(parameters);
  });

  it('train as the recipes plan it', () => {
    expect(byName.get('classic-1')?.optimizer.name).toBe('adadelta');
    expect(byName.get('auto')?.optimizer.name).toBe('muon');
    expect(byName.get('auto')?.network.layers.some(({ op }) => op === 'batch-norm')).toBe(true);
  });

  it('survive being written as JSON, which is how the contestants get them', () => {
    expect(JSON.parse(JSON.stringify(cases()))).toEqual(cases());
  });
});
