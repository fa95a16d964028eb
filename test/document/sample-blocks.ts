// A document with one of every kind of block, whose every text is the one that is asked for.
import {
  type Block,
  type Course,
  type Curve,
  type Document,
  facts,
  fold,
  paragraph,
  table,
} from '../../src/document/document.ts';
import type { PagePicture } from '../../src/document/html/pictures.ts';
import type { SheetPicture } from '../../src/document/html/sheet.ts';
import { code, cut, type Inline, interval, link, note, strong, swatch } from '../../src/document/inline.ts';

const PICTURE = { width: 4, height: 3, image: 'data:image/png;base64,AAAA' };

export const PICTURES: readonly PagePicture[] = [
  {
    ...PICTURE,
    key: 'a',
    masks: { truth: [{ key: '0', png: PICTURE.image }], prediction: [], errors: PICTURE.image },
  },
  { ...PICTURE, key: 'b', masks: undefined },
];

/** Of a mask, and of a whole image. */
export const SHEET: readonly SheetPicture[] = [
  {
    ...PICTURE,
    key: 'sheet-1',
    label: { fill: PICTURE.image, outline: PICTURE.image, names: [{ class: 0, x: 1, y: 1 }] },
  },
  { ...PICTURE, key: 'sheet-2', label: undefined },
];

/** Of two lines over the epochs. */
export function curve(more: Partial<Curve> = {}): Curve {
  return {
    kind: 'curve',
    id: 'loss',
    title: 'Loss',
    label: 'Loss over 3 epochs',
    x: { name: 'epoch', values: [1, 2, 3], table: 'epochs' },
    series: [
      { name: 'training', color: 'train', dashed: true, values: [1, 0.5, 0.25] },
      { name: 'validation', color: 'validation', dashed: false, values: [1.4, 0.7, 0.8] },
    ],
    marks: [],
    steps: false,
    format: String,
    ideal: 0,
    ...more,
  };
}

/** Of three runs, the second the best; `note` is said of each. */
export function course(more: Partial<Course> = {}, note: Inline = 'x'): Course {
  const point = (day: number, value: number | null) => ({
    name: `${day}`,
    date: `2026-01-0${day}`,
    value,
    interval: value === null ? null : { low: value - 0.02, high: value + 0.02 },
    note,
  });
  return {
    kind: 'course',
    id: 'course',
    title: 'Macro F1',
    label: 'Macro F1 of 3 runs',
    points: [point(1, 0.9), point(2, 0.95), point(3, 0.93)],
    last: 'this run',
    best: { value: 0.95, at: 1, name: '2' },
    format: (value) => value.toFixed(3),
    ...more,
  };
}

export function blocksOf(text: string): Block[] {
  const name = cut(text);
  const classes = [{ name: text, color: [1, 2, 3] }];
  const marked = [name, strong(name), code(name), interval(name), note(name), swatch([1, 2, 3], name)];
  return [
    paragraph(marked, { tone: 'warn' }),
    paragraph(link(name, 'https://example.com/1'), { faint: true }),
    { kind: 'list', items: [marked] },
    table(name, [name, name], [[marked, name]], { strong: 0, file: name }),
    facts(name, [[name, marked]]),
    fold(name, [paragraph(name)], {}),
    curve({ label: name }),
    course({ label: name, of: name }, name),
    { kind: 'tiles', tiles: [{ title: name, value: name, change: { tone: 'up', text: name }, note: name }] },
    {
      kind: 'bars',
      id: 'bars',
      caption: name,
      label: name,
      groups: [text],
      series: [{ name, color: 'train', values: [0.5] }],
      format: String,
    },
    { kind: 'reliability', bins: [{ count: 2, confidence: 0.9, accuracy: 0.5 }], caption: name, label: name },
    { kind: 'matrix', caption: name, classes, counts: [[1]], unit: 'pixel' },
    {
      kind: 'pictures',
      note: marked,
      layers: classes.map((info) => ({ key: '0', ...info })),
      pictures: PICTURES.map(({ key }) => ({ key, label: name, lines: [marked] })),
    },
    {
      kind: 'sheet',
      note: marked,
      legend: classes,
      pictures: SHEET.map(({ key }) => ({ key, label: name, lines: [marked, name] })),
    },
  ];
}

export function documentWith(text: string): Document {
  const name = cut(text);
  return {
    title: 'Best Epoch report',
    tone: 'good',
    heading: [name, code(name)],
    badges: [{ tone: 'bad', mark: '✗', text: name }],
    opening: [paragraph(name)],
    tiles: [{ title: name, value: name, change: { tone: 'up', text: name }, note: name }],
    sections: [
      { id: 'all', title: name, leaveOut: 1, blocks: blocksOf(text) },
      { id: 'folded', title: name, leaveOut: 2, blocks: [fold(name, [paragraph(name)])] },
      { id: 'page', title: 'Page', leaveOut: 3, pageOnly: true, blocks: [paragraph('On the page alone.')] },
    ],
    version: name,
    createdAt: '2026-01-02T03:04:05.000Z',
    numbersFile: 'results.json',
  };
}
