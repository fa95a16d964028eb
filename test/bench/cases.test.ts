import { describe, expect, it } from 'vitest';
import { cases } from '../../bench/cases.ts';

/** 4,652,008 as published, with 5 classes in place of 1000. */
const LITE0 = 4_652_008 - 995 * (1280 + 1);

describe('the cases', () => {
  const byName = new Map(cases().map((one) => [one.name, one]));

  it.each([
    ['classic-1', 'train', [1, 3, 256, 256], 7_760_196],
    ['classic-4', 'train', [4, 3, 256, 256], 7_760_196],
    ['auto', 'train', [8, 1, 128, 128], undefined],
    ['forward', 'forward', [1, 3, 256, 256], 7_760_196],
    ['pretrained-8', 'train', [8, 3, 224, 224], LITE0],
    ['pretrained-32', 'train', [32, 3, 224, 224], LITE0],
    ['pretrained-forward', 'forward', [8, 3, 224, 224], LITE0],
  ])('%s is %s of %j', (name, kind, shape, parameters) => {
    expect(byName.get(name)).toMatchObject({ kind, shape });
    if (parameters !== undefined)
      expect(byName.get(name)?.parameters, 'the published network').toBe(parameters);
  });

  it('train as the recipes plan it', () => {
    expect(byName.get('classic-1')?.optimizer.name).toBe('adadelta');
    expect(byName.get('auto')?.optimizer.name).toBe('muon');
    expect(byName.get('auto')?.network.layers.some(({ op }) => op === 'batch-norm')).toBe(true);
    const fineTuned = byName.get('pretrained-8');
    expect(fineTuned?.optimizer.name).toBe('adamw');
    expect(fineTuned?.loss.labelSmoothing, 'which the peers must have as well').toBeGreaterThan(0);
    for (const layer of fineTuned?.network.layers ?? [])
      if (layer.op === 'batch-norm') expect(layer.statistics).toBe('running');
  });

  it('learn every layer, as the peers do: their networks know no frozen ones', () => {
    for (const { name, network } of cases()) {
      const frozen = network.layers.filter((layer) => 'frozen' in layer && layer.frozen === true);
      expect(frozen, name).toEqual([]);
    }
  });

  it('survive being written as JSON, which is how the contestants get them', () => {
    expect(JSON.parse(JSON.stringify(cases()))).toEqual(cases());
  });
});
