// What a training started from, as it goes into results.json.
import { byName, VALIDATION_SCORES } from '../../metrics/epoch-scores.ts';
import type { MonitoredRecord } from '../../metrics/monitor.ts';
import { finite } from '../../results/json-values.ts';
import type { Results } from '../../results/results.ts';
import { ofTask } from '../../results/scores.ts';
import { type FittedModel, knownImages } from '../4-plan/initial-model.ts';

/**
 * @param parts the samples of this run
 * @param record undefined where training was stopped before it was measured
 */
export function initialModelResults(
  model: FittedModel | undefined,
  parts: Parameters<typeof knownImages>[1],
  record: MonitoredRecord | undefined,
): Results['initial-model'] {
  if (model === undefined) return null;
  const { network } = model;
  return {
    name: model.name,
    sha256: model.sha256,
    pretraining: model.pretraining === undefined ? null : { ...model.pretraining },
    origin: model.origin === undefined ? null : { ...model.origin },
    'new-classes': [...model.newClasses],
    'trained-on': knownImages(model, parts) ?? null,
    'val-loss': finite(record?.valLoss),
    ...byName(VALIDATION_SCORES, ({ score, field }) => ofTask(network.task, score, finite(record?.[field]))),
  };
}
