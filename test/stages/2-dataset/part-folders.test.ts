import { describe, expect, test } from 'vitest';
import { partWord } from '../../../src/stages/2-dataset/folder-words.ts';
import { findPartFolders, saidAssumed } from '../../../src/stages/2-dataset/part-folders.ts';

describe('the word for a part in a name', () => {
  test.each([
    ['a word with what only says data', 'Train Data', 'train', 'sure', ''],
    ['glued', 'testset', 'test', 'sure', ''],
    ['in camel case', 'ValidData', 'validation', 'sure', ''],
    ['behind its filler', 'images_test', 'test', 'sure', ''],
    ['training and validation together', 'train_val', 'train', 'sure', ''],
    ['with a number', 'train2017', 'train', 'likely', ''],
    ['with another word', 'seg_train', 'train', 'likely', 'seg'],
    ['with a word and a number', 'CIFAR10-test', 'test', 'likely', 'cifar'],
    ['that a class may be called, too', 'development', 'validation', 'doubtful', ''],
    ['in French, as macOS writes it', 'entrai\u0302nement', 'train', 'likely', ''],
    ['in Spanish, with what says data', 'prueba_set', 'test', 'likely', ''],
    ['of two words', 'hold-out', 'test', 'doubtful', ''],
    ['to predict', 'seg_pred', 'unlabelled', 'likely', 'seg'],
    ['a short one, behind the name of the data set', 'DUTS-TE', 'test', 'likely', 'duts'],
    ['a short one beside a longer one, which counts', 'ts_train', 'train', 'likely', 'ts'],
  ])('%s', (reason, name, part, kind, rest) => {
    expect(partWord(name), reason).toEqual({ part, kind, rest });
  });

  test.each([
    ['inside another word', 'restrain'],
    ['that ends in one', 'contest'],
    ['twice, as a container of parts', 'train_test_split'],
    ['nowhere', 'cat'],
    ['in a hostile name', '__proto__'],
    ['in a name of signs', '(-_.)'],
  ])('is none %s', (reason, name) => {
    expect(partWord(name), reason).toBeUndefined();
  });
});

describe('folders are parts', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['by their names', ['train/a/1.png', 'Test Data/a/1.png'], ['train = train', 'Test Data = test']],
    [
      'of another word beside each other, repeated where they were unpacked',
      ['seg_train/seg_train/a/1.png', 'seg_test/seg_test/a/1.png', 'seg_pred/seg_pred/1.png'],
      [
        'seg_train = train',
        'seg_train/seg_train = train',
        'seg_test = test',
        'seg_test/seg_test = test',
        'seg_pred = unlabelled',
        'seg_pred/seg_pred = unlabelled',
      ],
    ],
    [
      'of another word, with classes, beside what is to be predicted',
      ['seg_train/a/1.png', 'seg_pred/1.png'],
      ['seg_train = train', 'seg_pred = unlabelled'],
    ],
    ['"dev" beside "train"', ['train/a/1.png', 'dev/a/1.png'], ['train = train', 'dev = validation']],
    [
      '"eval" is to test where another validates',
      ['train/a/1.png', 'val/a/1.png', 'eval/a/1.png'],
      ['train = train', 'val = validation', 'eval = test'],
    ],
    [
      '"eval" validates where none else does',
      ['train/a/1.png', 'eval/a/1.png'],
      ['train = train', 'eval = validation'],
    ],
    ['beside the classes that lie in them', ['a/1.png', 'b/1.png', 'holdout/a/1.png'], ['holdout = test']],
    [
      'in French, beside each other',
      ['entrainement/a/1.png', 'validation/a/1.png', 'essai/a/1.png'],
      ['entrainement = train', 'validation = validation', 'essai = test'],
    ],
    [
      'in German',
      ['Training/a/1.png', 'Validierung/a/1.png', 'Test/a/1.png'],
      ['Training = train', 'Validierung = validation', 'Test = test'],
    ],
    ['in Spanish', ['entrenamiento/a/1.png', 'prueba/a/1.png'], ['entrenamiento = train', 'prueba = test']],
    ['in Italian', ['addestramento/a/1.png', 'prova/a/1.png'], ['addestramento = train', 'prova = test']],
    [
      'in Portuguese',
      ['treino/a/1.png', 'validação/a/1.png', 'teste/a/1.png'],
      ['treino = train', 'validação = validation', 'teste = test'],
    ],
    ['but no such word alone', ['prova/1.png', 'gatto/1.png'], []],
    [
      'with numbers, beside one another',
      ['train1/a/1.png', 'train2/a/1.png'],
      ['train1 = train', 'train2 = train'],
    ],
    ['below a class', ['cat/train/1.png', 'cat/dev/1.png'], ['cat/train = train', 'cat/dev = validation']],
    [
      'but not around a split',
      ['test_data/train/a/1.png', 'test_data/test/a/1.png'],
      ['test_data/train = train', 'test_data/test = test'],
    ],
    ['but not in a part', ['train/test/1.png', 'train/a/1.png'], ['train = train']],
    [
      'glued to the name of the data set',
      ['MoNuSegTrainingData/a/1.png', 'MoNuSegTestData/a/1.png'],
      ['MoNuSegTrainingData = train', 'MoNuSegTestData = test'],
    ],
    [
      'by short words beside one another',
      ['DUTS-TR/a/1.png', 'DUTS-TE/a/1.png'],
      ['DUTS-TR = train', 'DUTS-TE = test'],
    ],
    ['but not by a short word alone', ['camera_tr/1.png', 'camera_b/1.png'], []],
    ['but not alone, by a word that may be a class', ['development/1.png', 'forest/1.png'], []],
    ['but not for two different words', ['bullet_train/1.png', 'crash_test/1.png'], []],
    [
      'but not where each names a class, too',
      ['train_cat/1.png', 'train_dog/1.png', 'test_cat/1.png', 'test_dog/1.png'],
      [],
    ],
  ])('%s', (reason, files, expected) => {
    const { partOf } = findPartFolders(files);
    const folders = files.flatMap((file) => {
      const names = file.split('/').slice(0, -1);
      return names.map((_, depth) => names.slice(0, depth + 1).join('/'));
    });
    const said = [...new Set(folders)].flatMap((path) => {
      const part = partOf(path);
      return part === undefined ? [] : [`${path} = ${part}`];
    });
    expect(said, reason).toEqual(expected);
  });

  test('and what their names alone do not say is told once for each', () => {
    const files = ['seg_train/seg_train/a/1.png', 'seg_test/seg_test/a/1.png', 'val/a/1.png'];
    const parts = findPartFolders(files);
    expect(saidAssumed(parts, files).map(({ code, message }) => `${code}: ${message}`)).toEqual([
      expect.stringMatching(
        /^parts-assumed: folders "seg_test" = test, "seg_train" = training were taken for parts of the split\. /,
      ),
    ]);
    expect(saidAssumed(parts, ['val/a/1.png']), 'nothing of folders without a file').toEqual([]);
    expect(saidAssumed(findPartFolders(['train/1.png']), ['train/1.png'])).toEqual([]);
  });
});
