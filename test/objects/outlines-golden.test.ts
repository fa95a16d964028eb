// Our outlines, filled by pycocotools, are the pixels that they were made of.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Outlines } from '../../src/objects/outlines.ts';
import { singleRing } from '../../src/objects/single-ring.ts';

interface Golden {
  readonly why: string;
  /** Of each pixel its class. */
  readonly rows: readonly string[];
  readonly objects: readonly { readonly class: number; readonly ring: readonly number[] }[];
  /** By class 1 where pycocotools fills one of its rings. */
  readonly pycocotools: Readonly<Record<string, readonly string[]>>;
}

const FILE = new URL('../golden/outlines/outlines.json', import.meta.url);
const MAPS: readonly Golden[] = JSON.parse(readFileSync(FILE, 'utf8'));

function objectsOf({ rows }: Golden): Golden['objects'] {
  const objects: { class: number; ring: readonly number[] }[] = [];
  const outlines = new Outlines({
    width: rows[0].length,
    classes: [false, true, true],
    onObject: ({ classIndex, outer, holes }) =>
      objects.push({ class: classIndex, ring: singleRing(outer, holes) }),
  });
  for (const row of rows) outlines.addRow(Uint8Array.from(row, Number));
  outlines.finish();
  return objects;
}

if (process.env.UPDATE === '1')
  writeFileSync(FILE, `${JSON.stringify(MAPS.map((one) => ({ ...one, objects: objectsOf(one) })))}\n`);

describe.each(MAPS)('$why', (map) => {
  test('has the outlines that pycocotools was given', () => {
    expect(objectsOf(map)).toEqual(map.objects);
  });

  test('is the same pixels as pycocotools fills them', () => {
    const classes = [...new Set(map.rows.join(''))].filter((one) => one !== '0');
    expect(Object.keys(map.pycocotools).sort()).toEqual(classes.sort());
    for (const [name, filled] of Object.entries(map.pycocotools))
      expect(filled).toEqual(map.rows.map((row) => [...row].map((one) => (one === name ? 1 : 0)).join('')));
  });
});
