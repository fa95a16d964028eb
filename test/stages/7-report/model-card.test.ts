// model/card.md: every part that a reader needs, right for the model at hand. test/docs/model-card.test.ts runs its examples.
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { trainingText } from '../../../src/stages/7-report/model-card/training.ts';
import { renderModelCard } from '../../../src/stages/7-report/model-card.ts';
import { HOSTILE_NAMES, tablesOf } from '../../document/markdown/github-markdown.ts';
import { testedRun } from './baseline/tested-run.ts';
import { expectWhole, runWith } from './hostile-run.ts';
import { type RunChanges, sampleResults, sampleRun } from './sample-run.ts';

/** Without the lines that a Markdown reader takes for metadata. */
const body = (card: string) => card.replace(/^---\n[\s\S]*?\n---\n/, '');
const card = renderModelCard(sampleResults());

test('opens with metadata as Hugging Face reads them; no licence is made up', () => {
  const [, metadata] = /^---\n([\s\S]*?)\n---\n\n# Model card\n/.exec(card) ?? [];
  expect(parse(metadata)).toEqual({
    license: 'unknown',
    library_name: 'onnx',
    pipeline_tag: 'image-segmentation',
    tags: ['semantic-segmentation', 'unet', 'best-epoch'],
    metrics: ['f1', 'mean_iou', 'accuracy'],
  });
  expect(card).toMatch(/## Licence\n\nTo be stated by whoever publishes this model, /);
});

test('sections in their order', () => {
  expect([...card.matchAll(/^##+ (.*)$/gm)].map(([, title]) => title)).toEqual([
    ...[
      'Model',
      'Intended data',
      'Input and output',
      'Classes',
      'Metrics on the test images',
      'Data and split',
    ],
    ...[
      'Training',
      'Engine and hardware',
      'How to run it',
      'Python',
      'Node.js',
      'Browser',
      'Limits',
      'Licence',
    ],
  ]);
});

test.each([
  ['16-bit grey, 256x256 pixels (height x width)', 'what the data were'],
  ['patches of 256x256 pixels and knows nothing', 'at which scale'],
  ['(16-bit, 0 to 65535); C = 1 (grey)', 'what goes in'],
  ['training 5, validation 2, test 2; which is which stands in split.json', 'the split'],
  [`data hash ${sampleResults().data.hash}`, 'which data'],
  ['early stopping: monitor val-loss, patience 20, min-delta 0, at most 100 epochs', 'when it stopped'],
  ['recipe auto, seed 0', 'what it takes to make it again'],
  ['1 an image and epoch, in batches of 8', 'the batches'],
  ['1 x cross-entropy + 1 x Dice; class weights 1, 1, 2, 1', 'the loss'],
  [
    'adamw (beta1 0.9, beta2 0.999, epsilon 1e-8, weight-decay 0.01); learning rate 1e-3 after 50 steps',
    'steps',
  ],
  ['engine: onnx 1.30.0 (native, blocked layout, 2 threads)', 'the engine'],
  [
    'AMD EPYC 7763 64-Core Processor, 2 cores, 8.00 GiB of memory, no GPU; training took 4 min 11 s',
    'hardware',
  ],
  ['No 95 % intervals: they take 6 test images at least.', 'two test images have none'],
  ['Expected calibration error: 0.0', 'how far probabilities can be believed'],
])('says %s (%s)', (words, why) => {
  expect(card, why).toContain(words);
});

test.each<readonly [string, RunChanges, string]>([
  ['no time budget', {}, 'threads and kind of machine give the same weights'],
  ['the clock had a say', { plan: { timeBudgetMs: 60_000 } }, 'so another run gives other weights'],
])('whether another run comes to the same: %s', (reason, changes, words) => {
  expect(renderModelCard(sampleResults(changes)), reason).toContain(words);
});

test('an epoch of a classification takes images, of few each several times', () => {
  const results = { ...sampleResults({ plan: { patchesPerImage: 22 } }), task: 'classification' } as const;
  expect(trainingText(results)).toMatch(
    /images of \d+x\d+ pixels \(height x width\), each 22 times an epoch/,
  );
});

test('of a pretrained network which layers learnt more slowly, and what the first epoch did', () => {
  const results = sampleResults();
  const plan = { ...results.plan, 'layer-rates': { low: 0.2097, high: 0.8 }, 'linear-probe': true };
  expect(trainingText({ ...results, plan })).toMatch(
    /of warm-up, less in lower layers: down to 0\.21 of it\n- augmentation .*\n- linear probing: the first epoch fitted the head alone, by L-BFGS .* later epochs$/,
  );
  expect(trainingText(results)).not.toMatch(/lower layers|linear probing/);
});

test('sizes from the smallest image to the largest', () => {
  const { samples } = sampleRun().dataset;
  const sized = samples.map((sample, i) => ({ ...sample, width: 100 + 10 * i, height: 300 - i }));
  expect(renderModelCard(sampleResults({ dataset: { samples: sized } }))).toContain(
    '300x100 to 292x180 pixels',
  );
});

test('each class with its index, colour and share', () => {
  expect(tablesOf(body(card))[1].slice(0, 3)).toEqual([
    ['index', 'class', 'colour (hex)', 'share of training pixels'],
    ['0', 'background', '000000', '91.5\u00a0%'],
    ['1', 'glowing column', 'e69f00', '6.1\u00a0%'],
  ]);
});

test('metrics with their intervals, and none against a baseline: the card goes where the model goes', () => {
  const missed = [5, 9, 6, 8, 7, 5, 9, 6];
  const results = testedRun({ missed, baseline: { results: testedRun({ missed }), name: 'main' } });
  const compared = renderModelCard(results);
  expect(tablesOf(body(compared))[2][0]).toEqual([
    ...['class', 'precision', 'recall', 'F1', 'IoU', 'pixels'],
  ]);
  expect(compared).toMatch(
    /95 % intervals \(bootstrap over 8 test images\): macro F1 0\.\d{3} to 0\.\d{3}, accuracy/,
  );
  expect(compared).not.toMatch(/main|No 95 %/);
});

test('what is not there is said', () => {
  const { plan } = sampleRun();
  const classWeights = Array.from({ length: 13 }, () => 1);
  const bare = renderModelCard(
    sampleResults({ plan: { augmentation: undefined, loss: { ...plan.loss, classWeights } } }),
  );
  expect(bare).toContain('augmentation (probability): none');
  expect(bare).toContain('class weights one a class, in results.json');
  expect(card).toMatch(/augmentation \(probability\): horizontal-flip 0\.5, /);
});

test.each([
  { bitDepth: 8, channels: 1, python: 'convert("L")', node: "'b-w'", page: 'getImageData' },
  { bitDepth: 8, channels: 3, python: 'convert("RGB")', node: "'srgb'", page: 'getImageData' },
  {
    bitDepth: 16,
    channels: 1,
    python: 'mode.startswith("I")',
    node: "'grey16'",
    page: 'DecompressionStream',
  },
  { bitDepth: 16, channels: 3, python: 'cv2.IMREAD_UNCHANGED', node: "'rgb16'", page: 'DecompressionStream' },
  { bitDepth: 32, channels: 1, python: 'fits.getdata', node: "'float'", page: 'getFloat32' },
  { bitDepth: 32, channels: 3, python: 'fits.getdata', node: "'scrgb'", page: 'getFloat32' },
] as const)('examples for $bitDepth bits and $channels channel(s)', ({ bitDepth, channels, ...words }) => {
  const text = renderModelCard(sampleResults({ dataset: { bitDepth, channels } }));
  const [python, node, page] = [...text.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
  expect(python).toContain(words.python);
  expect(node).toContain(words.node);
  expect(node).toContain(`const CHANNELS = ${channels};`);
  expect(page).toContain(words.page);
  expect(page).toContain(`const CHANNELS = ${channels};`);
  expect(text.includes('A canvas holds 8 bits a channel, so 16-bit images must not go through one')).toBe(
    bitDepth === 16,
  );
});

test('hostile names break no table, no fence and bring in no element', () => {
  const hostile = body(renderModelCard(runWith(HOSTILE_NAMES, 30)));
  expectWhole(hostile);
  expect(hostile.match(/^```/gm)).toHaveLength(6);
  expect(tablesOf(hostile)[1]).toHaveLength(HOSTILE_NAMES.length + 1);
  expect(hostile.match(/<\/script>/g), 'only the page ends its script').toHaveLength(1);
});
