// Projects of Label Studio with two controls for the same outlines: which of them says the class.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { pictures, scanned } from '../shapes/scanned.ts';
import { outline, task } from './tasks.ts';

type Drawn = readonly [control: string, label: string, side: 'left' | 'right'];

const SIDES = { left: [0, 0, 2, 4], right: [2, 0, 4, 4] } as const;
const BOTH: readonly Drawn[] = [
  ['animal', 'cat', 'left'],
  ['state', 'sick', 'left'],
  ['animal', 'dog', 'right'],
  ['state', 'well', 'right'],
];

const resultOf = (drawn: readonly Drawn[]) =>
  drawn.map(([control, label, side]) => ({ ...outline(SIDES[side], label), from_name: control }));

function exported(drawn: readonly Drawn[]) {
  const tasks = ['a', 'b'].map((name, i) =>
    task({ id: i + 1, image: `/data/upload/1/${name}.png`, result: resultOf(drawn) }),
  );
  return { ...pictures(['a.png', 'b.png']), 'tasks.json': JSON.stringify(tasks) };
}

function minimal(drawn: readonly Drawn[]) {
  const regions = resultOf(drawn).map((one) => ({ ...Object(one), ...Object(one).value }));
  const of = (control: string) => regions.filter(({ from_name }) => from_name === control);
  const tasks = ['a', 'b'].map((name, i) => ({
    id: i + 1,
    image: `/data/upload/1/${name}.png`,
    animal: of('animal'),
    state: of('state'),
    annotator: 1,
    annotation_id: i + 1,
  }));
  return { ...pictures(['a.png', 'b.png']), 'tasks.json': JSON.stringify(tasks) };
}

describe('outlines of two controls', () => {
  const told =
    'controls-unclear: the same outlines in the Label Studio annotations are labelled with 2 controls of the project: "animal" ("cat", "dog"), "state" ("sick", "well"), and a pixel has one class. Set `classes: background, cat, dog` for "animal", or `classes: background, sick, well` for "state".';

  test.each([
    ['in JSON', exported(BOTH)],
    ['in JSON-MIN', minimal(BOTH)],
  ])('are asked about %s, and what the message says works', async (_, files) => {
    const asked = await scanned(files);
    expect([asked.source, asked.told]).toEqual([undefined, told]);
    for (const names of [
      ['cat', 'dog'],
      ['sick', 'well'],
    ]) {
      const { classes, images } = await scanned(files, { classes: ['background', ...names] });
      expect(classes).toEqual(['background', ...names]);
      expect(images[0]).toBe('a.png - 1122 1122 1122 1122');
    }
  });

  test.each<[reason: string, drawn: readonly Drawn[], changes: Partial<Settings>]>([
    ['each has outlines of its own', [BOTH[0], ['state', 'well', 'right']], {}],
    ['both say the same', [BOTH[0], ['state', 'cat', 'left'], BOTH[2], ['state', 'dog', 'right']], {}],
  ])('are none where %s', async (reason, drawn, changes) => {
    const found = await scanned(exported(drawn), changes);
    expect(found.source, reason).toBe('label-studio');
  });
});
