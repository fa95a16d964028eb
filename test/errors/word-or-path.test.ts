// Which of a setting's words a path that isn't there is taken for.
import { expect, test } from 'vitest';
import { baselineMissing, initialModelMissing } from '../../src/errors.ts';

test.each([
  ['a letter left out', initialModelMissing, '/home/me/imagnet', 'imagenet'],
  ['capitals', initialModelMissing, 'ImageNet', 'imagenet'],
  ['letters that changed places', initialModelMissing, 'baesline', 'baseline'],
  ['another setting', baselineMissing, 'Auto', 'auto'],
  ['the path of a model', initialModelMissing, 'old/model/model.onnx', undefined],
  ['the folder of a run', initialModelMissing, 'best-epoch', undefined],
  ['earlier results', baselineMissing, 'main/results.json', undefined],
])('%s', (reason, missing, path, word) => {
  const { message } = missing(path);
  expect(/, the nearest word is "(.*)"\./.exec(message)?.[1], `${reason}: ${message}`).toBe(word);
});
