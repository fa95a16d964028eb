// Whether early stopping can watch what it's asked to: known once the task is.
import { type Fault, monitorNotForClassification } from '../../errors.ts';
import { MONITOR_NAMES, MONITORS, type MonitorName } from '../../metrics/monitor.ts';
import { isScoreOf, type ScoredTask } from '../../metrics/scores.ts';

export function unsuitableMonitor(name: MonitorName, task: ScoredTask): Fault[] {
  const { score } = MONITORS[name];
  if (score === undefined || isScoreOf(score, task)) return [];
  const others = MONITOR_NAMES.filter((one) => {
    const { score: other } = MONITORS[one];
    return other === undefined || isScoreOf(other, task);
  });
  return [monitorNotForClassification(name, score.title, others)];
}
