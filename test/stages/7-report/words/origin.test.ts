// Pretrained weights are named wherever a model is that was made from them, by way of whatever: in every document, log, card
// and file of results.
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../../src/document/html/page.ts';
import type { Results } from '../../../../src/results/results.ts';
import { documentOf } from '../../../../src/stages/7-report/documents.ts';
import { evaluationResults } from '../../../../src/stages/7-report/evaluation/make.ts';
import { evaluationSentences } from '../../../../src/stages/7-report/evaluation/words.ts';
import { renderEnsembleCard } from '../../../../src/stages/7-report/merge/card.ts';
import { mergeFolds } from '../../../../src/stages/7-report/merge/folds.ts';
import { mergeSweep } from '../../../../src/stages/7-report/merge/sweep.ts';
import { mergedWords } from '../../../../src/stages/7-report/merge/words.ts';
import { renderModelCard } from '../../../../src/stages/7-report/model-card.ts';
import { renderSummary } from '../../../../src/stages/7-report/summary.ts';
import { originSentence } from '../../../../src/stages/7-report/words/origin.ts';
import { startSentence } from '../../../../src/stages/7-report/words/start.ts';
import { PRETRAINED } from '../../4-plan/pretrained-start.ts';
import { sampleEvaluationRecord, sampleEvaluationResults } from '../evaluation/sample-evaluation.ts';
import { record, run } from '../merge/sample-runs.ts';
import { pretrainedResults } from '../sample-classification.ts';
import { sampleResults, sampleRun } from '../sample-run.ts';

const SHA256 = 'd2'.repeat(32);
const NAMED = 'EfficientNet-Lite0, pretrained on ImageNet (Apache-2.0, sha256 d2d2d2d2d2d2)';
const SENTENCE = `The model was made from the weights of ${NAMED}.`;
const UNKNOWN =
  'hether any of the test images is in ImageNet, on which the weights were pretrained, is not known';

const { network, normalization } = sampleRun().plan;
const OWN = {
  ...{ name: 'old/model/model.onnx', sha256: 'cd'.repeat(32), network, normalization, parameters: {} },
  ...{ trainedOn: new Set<string>(), imageSize: undefined, rows: [0, 1, 2, 3], newClasses: [] },
};
const tuned = sampleResults({ initialModel: { ...OWN, origin: PRETRAINED.origin } });
const plain = sampleResults({ initialModel: OWN });

const origin = { 'initial-model': tuned['initial-model'] };
const fold = (number: number, more: Partial<Results>) =>
  run('fold', number, { [`image ${number}`]: 100 }, more);
const folds = mergeFolds(record([fold(1, {}), fold(2, origin)]));
const sweep = (best: Partial<Results>, other: Partial<Results>) =>
  mergeSweep(record([run('sweep-row', 1, { a: 10 }, best), run('sweep-row', 2, { a: 900 }, other)]));

const evaluated = sampleEvaluationRecord();
const evaluation = evaluationResults({
  ...evaluated,
  model: {
    ...evaluated.model,
    description: { ...evaluated.model.description, origin: PRETRAINED.origin },
  },
});

const page = (results: Parameters<typeof documentOf>[0]) => renderHtml(documentOf(results), []);

describe('a model that was made from pretrained weights', () => {
  test.each([
    ['the summary of a fine-tuned one', renderSummary(tuned)],
    ['its report', page(tuned)],
    ['its log', startSentence(tuned).join('\n')],
    ['its card', renderModelCard(tuned)],
    ['the summary of merged folds, of which one is enough', renderSummary(folds)],
    ['their report', page(folds)],
    ['their log', mergedWords(folds).join('\n')],
    ['the summary of a sweep whose best row is one', renderSummary(sweep(origin, {}))],
    ['the summary of an evaluation', renderSummary(evaluation)],
    ['its report', page(evaluation)],
    ['its log', evaluationSentences(evaluation).join('\n')],
  ])('names them: %s', (_, text) => {
    expect(text).toContain(SENTENCE);
  });

  test.each([
    ['results.json', tuned['initial-model']?.origin],
    ['merged.json of folds', folds.origin],
    ['merged.json of a sweep', sweep(origin, {}).origin],
    ['evaluation.json', evaluation.model.origin],
  ])('%s has all of it', (_, found) => {
    expect(found).toEqual({
      ...{ name: 'EfficientNet-Lite0', sha256: SHA256, dataset: 'ImageNet', licence: 'Apache-2.0' },
    });
  });

  test.each([
    ['fine-tuned', renderModelCard(tuned)],
    ['merged', renderEnsembleCard(folds, tuned)],
    ['trained from the weights themselves', renderModelCard(pretrainedResults())],
  ])('has a card with licence, digest and what is not known of the test: %s', (_, card) => {
    expect(card).toContain(
      `the weights of EfficientNet-Lite0, pretrained on ImageNet (sha256 ${SHA256}), which are licensed under Apache-2.0`,
    );
    expect(card).toContain(UNKNOWN);
  });

  test('says of a fine-tuned one both what it and what the weights had seen', () => {
    expect(renderModelCard(tuned)).toMatch(
      new RegExp(`- the initial model was trained on none of the test images\n- w${UNKNOWN}`),
    );
  });
});

test.each([
  ['the summary', renderSummary(plain)],
  ['the card', renderModelCard(plain)],
  ['merged folds', renderSummary(mergeFolds(record([fold(1, {}), fold(2, {})])))],
  ['their card', renderEnsembleCard(mergeFolds(record([fold(1, {})])), plain)],
  ['a sweep whose best row is none', renderSummary(sweep({}, origin))],
  ['an evaluation', renderSummary(sampleEvaluationResults())],
])('nothing is said of weights that there are not: %s', (_, text) => {
  expect(text).not.toMatch(/made from the weights|ImageNet|Apache/);
});

test('what a foreign file calls them stays one line', () => {
  const [sentence] = originSentence({
    ...{ name: 'a\n::error::b', sha256: SHA256, dataset: 'x'.repeat(200), licence: 'MIT' },
  });
  expect(sentence).not.toContain('\n');
  expect(sentence!.length).toBeLessThan(250);
});
