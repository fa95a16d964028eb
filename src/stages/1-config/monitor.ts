// Whether early stopping can watch what it's asked to: known once the task is.
import { type Fault, monitorNotForClassification, monitorNotForSegmentation } from '../../errors.ts';
import { MONITOR_NAMES, MONITORS, type MonitorName } from '../../metrics/monitor.ts';
import { isScoreOf, type ScoredTask } from '../../metrics/scores.ts';

const FAULTS = { classification: monitorNotForClassification, segmentation: monitorNotForSegmentation };

export function unsuitableMonitor(name: MonitorName, task: ScoredTask): Fault[] {
  const { score } = MONITORS[name];
  if (score === undefined || isScoreOf(score, task)) return [];
  const others = MONITOR_NAMES.filter((one) => {
    const { score: other } = MONITORS[one];
    return other === undefined || isScoreOf(other, task);
  });
  return [FAULTS[task](name, score.title, others)];
}
