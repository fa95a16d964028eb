// A document with one of every kind of block, whose every text is the one that is asked for.
import { CURVES } from '../../../src/stages/7-report/curves.ts';
import {
  type Block,
  type Document,
  facts,
  fold,
  paragraph,
  table,
} from '../../../src/stages/7-report/document.ts';
import type { PagePicture } from '../../../src/stages/7-report/html/pictures.ts';
import { code, cut, interval, link, note, strong, swatch } from '../../../src/stages/7-report/inline.ts';
import { sampleResults } from './sample-run.ts';

const PICTURE = { width: 4, height: 3, image: 'data:image/png;base64,AAAA' };

export const PICTURES: readonly PagePicture[] = [
  {
    ...PICTURE,
    rank: 'worst',
    id: 'a',
    masks: { truth: [{ classIndex: 0, png: PICTURE.image }], prediction: [], errors: PICTURE.image },
  },
  { ...PICTURE, rank: 'mistake', id: 'b', masks: undefined },
];

export function blocksOf(text: string): Block[] {
  const name = cut(text);
  const results = sampleResults();
  const classes = [{ index: 0, name: text, color: [1, 2, 3] }];
  const marked = [name, strong(name), code(name), interval(name), note(name), swatch([1, 2, 3])];
  return [
    paragraph(marked, { tone: 'warn' }),
    paragraph(link(name, 'https://example.com/1'), { faint: true }),
    { kind: 'list', items: [marked] },
    table(name, [name, name], [[marked, name]], { strong: 0, file: name }),
    facts(name, [[name, marked]]),
    fold(name, [paragraph(name)], {}),
    { kind: 'curve', curve: CURVES[0]!, run: results },
    {
      kind: 'bars',
      id: 'bars',
      caption: name,
      label: name,
      groups: [text],
      series: [{ name, color: 'train', values: [0.5] }],
      format: String,
    },
    { kind: 'reliability', calibration: results.test.calibration!, caption: name, label: name },
    { kind: 'matrix', caption: name, classes, counts: [[1]], unit: 'pixel' },
    {
      kind: 'pictures',
      classes,
      pictures: PICTURES.map(({ rank, id }) => ({ rank, id, label: name, lines: [marked] })),
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
