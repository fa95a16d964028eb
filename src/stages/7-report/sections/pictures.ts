// The section of the test images that are shown: the worst, the median and the best one; of whole images with a class
// each, those that were mistaken.
import {
  type Block,
  type PictureLayer,
  type PictureText,
  paragraph,
  type Section,
  type Table,
  table,
} from '../../../document/document.ts';
import { cut, type Inline, note, strong, swatch } from '../../../document/inline.ts';
import { formatRatio, plural } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import { type MistakenImage, mistakenImages } from '../mistakes.ts';
import { errorColorFor, IGNORED_COLOR, OTHERS, pictureKey } from '../predictions.ts';
import { shownScores } from '../task-words.ts';

const TITLES = { worst: 'Worst', median: 'Median', best: 'Best', mistake: 'Mistaken' } as const;
const LONGEST_NAME = 40;

function colorsNote(classes: Results['classes']): Inline {
  return [
    swatch(errorColorFor(classes), 'In the last picture: prediction and label differ.'),
    ' ',
    swatch(IGNORED_COLOR, 'Ignored.'),
  ];
}

const PROBABILITIES = 'In brackets: the probability that the model gave to the class.';

/** What the section needs of a run. */
export type Pictured = Pick<Results, 'task' | 'test' | 'classes' | 'predictions'>;

export function picturesSection(run: Pictured, title = 'Test images'): Section {
  const blocks = run.task === 'classification' ? mistaken(run) : ranked(run);
  return { id: 'images', title, leaveOut: 7, blocks };
}

function ranked({ task, classes, test, predictions }: Pictured): Block[] {
  if (predictions.length === 0) return [paragraph('There is no picture: no test image was predicted.')];
  const list = predictions.map(({ rank, id, path }) => `${rank} ${cut(id)} (${path})`).join(', ');
  const pictures = predictions.map(({ rank, id }): PictureText => {
    const image = test['per-image'].find((one) => one.id === id);
    const scores = shownScores({ task })
      .map(({ key, title }) => `${title} ${formatRatio(image?.[key])}`)
      .join(', ');
    return {
      key: pictureKey({ rank, id }),
      label: `${TITLES[rank]} test image: ${cut(id)}`,
      lines: [scores],
    };
  });
  return [
    paragraph(`Test images by mean IoU, each as image, truth, prediction and errors: ${list}.`),
    { kind: 'pictures', note: colorsNote(classes), layers: layersOf(classes), pictures },
  ];
}

function layersOf(classes: Results['classes']): PictureLayer[] {
  return [
    ...classes.map(({ index, name, color }) => ({ key: String(index), name, color })),
    { key: OTHERS, name: 'ignored and others', color: IGNORED_COLOR },
  ];
}

/** Each mistaken image with the two classes and how sure the model was of both. */
function mistaken(run: Pictured): Block[] {
  const { images } = run.test;
  if (images === 0) return [paragraph('There is no picture: no test image was predicted.')];
  const all = mistakenImages(run);
  if (all.length === 0) return [paragraph(`All ${plural(images, 'test image')} were classified rightly.`)];
  const pictures = all
    .filter(({ id }) => run.predictions.some((one) => one.id === id))
    .map((image) => pictureOf(image, run.classes));
  const count = `Mistaken: ${all.length} of ${plural(images, 'test image')}`;
  const which =
    pictures.length < all.length ? `; the ${pictures.length} that the model was surest of have pictures` : '';
  return [
    paragraph(`${count}, the surest first${which}.`),
    ...(pictures.length === 0
      ? []
      : [{ kind: 'pictures', note: PROBABILITIES, layers: [], pictures } as const]),
    mistakenTable(all, { enough: 5 }),
  ];
}

function pictureOf(
  { id, truth, predicted, confidence, trueProbability }: MistakenImage,
  classes: Results['classes'],
): PictureText {
  const name = (of: string) =>
    swatch(classes.find((info) => info.name === of)?.color, strong(cut(of, LONGEST_NAME)));
  return {
    key: pictureKey({ rank: 'mistake', id }),
    label: `${cut(id)}: ${cut(truth, LONGEST_NAME)} taken for ${cut(predicted, LONGEST_NAME)}`,
    lines: [
      [name(truth), ` (${formatRatio(trueProbability)})`],
      ['taken for ', name(predicted), ` (${formatRatio(confidence)})`, note(cut(id))],
    ],
  };
}

export function mistakenTable(images: readonly MistakenImage[], more: Pick<Table, 'enough' | 'file'>): Table {
  return table(
    'Mistaken images, the surest first',
    ['image', 'true class', 'taken for', 'probability', 'of the true class'],
    images.map(({ id, truth, predicted, confidence, trueProbability }) => [
      cut(id),
      cut(truth, LONGEST_NAME),
      cut(predicted, LONGEST_NAME),
      formatRatio(confidence),
      formatRatio(trueProbability),
    ]),
    { text: [0, 1, 2], ...more },
  );
}
