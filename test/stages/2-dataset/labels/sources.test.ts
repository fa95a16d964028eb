// The list of label sources, and what the setting `labels` lets people choose.
import { expect, test } from 'vitest';
import { TABLE } from '../../../../src/stages/1-config/table.ts';
import { SOURCES } from '../../../../src/stages/2-dataset/labels/sources.ts';

test('the setting `labels` names each source, and auto', () => {
  const names = SOURCES.map(({ name }) => name);
  expect(TABLE.labels.type.label.split(', ').sort()).toEqual(['auto', ...names].sort());
});
