// The document of a run, made from results.json alone: what a reviewer decides from, then everything else.
import type { Document } from '../../document/document.ts';
import { formatMeasured } from '../../document/numbers.ts';
import type { Results } from '../../results/results.ts';
import { auditSection } from './sections/audit.ts';
import { calibrationSection } from './sections/calibration.ts';
import { classesSection } from './sections/classes.ts';
import { comparisonSection } from './sections/comparison.ts';
import { confusionSection } from './sections/confusion.ts';
import { curvesSection } from './sections/curves.ts';
import { dataSection } from './sections/data.ts';
import { diagnosisSection } from './sections/diagnosis.ts';
import { environmentSection } from './sections/environment.ts';
import { gatesSection } from './sections/gates.ts';
import { closingTiles, headOf, scoreTiles } from './sections/head.ts';
import { modelSection } from './sections/model.ts';
import { picturesSection } from './sections/pictures.ts';
import { planSection } from './sections/plan.ts';
import { settingsSection } from './sections/settings.ts';
import { timingSection } from './sections/timing.ts';
import { trendSection } from './sections/trend.ts';
import { sheetSection } from './sheet/section.ts';
import { countsLine, stopSentence } from './words/sentences.ts';
import { startSentence } from './words/start.ts';

export function runDocument(results: Results): Document {
  const sentences = [stopSentence(results), ...startSentence(results)];
  const loss = {
    title: 'Validation loss',
    value: formatMeasured(results['validation-loss']),
    note: `at epoch ${results['best-epoch']}`,
  };
  return {
    title: 'Best Epoch report',
    ...headOf(results, sentences, countsLine(results)),
    tiles: [...scoreTiles(results), loss, ...closingTiles(results)],
    sections: [
      ...diagnosisSection(results),
      ...comparisonSection(results),
      ...gatesSection(results),
      ...trendSection(results),
      curvesSection(results),
      classesSection(results),
      confusionSection(results),
      calibrationSection(results),
      picturesSection(results),
      ...sheetSection(results, results.sheet),
      dataSection(results),
      auditSection(results),
      planSection(results),
      settingsSection(results),
      environmentSection(results),
      timingSection(results),
      modelSection(results),
    ],
    version: results.tool.version,
    createdAt: results['created-at'],
    numbersFile: 'results.json',
  };
}
