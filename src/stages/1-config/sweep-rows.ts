// The setting `sweep`: rows of settings to try, one run each. What a row may hold is for sweep.ts.

import { parseYaml, valueOfYaml } from '../../shared/parse-yaml.ts';
import type { SettingType } from './types.ts';

/** Names of settings with their values as a user would type them, in the order they stand in. */
export type SweepRow = Readonly<Record<string, string | readonly string[]>>;

const MOST_ROWS = 1000;
const EXPECTED = 'a list of mappings from settings to values such as `- learning-rate: 1e-3`';

/** From YAML, of which JSON is a part: a settings file's rows come as JSON. */
export function sweepRows(): SettingType<readonly SweepRow[]> {
  return {
    label: 'list of mappings from settings to values',
    expected: EXPECTED,
    list: false,
    lines: true,
    mappings: true,
    parse(text) {
      const rows = typeof text === 'string' ? readRows(text) : 'it is a list of texts';
      if (typeof rows === 'string') return { ok: false, reason: rows };
      return { ok: true, value: rows };
    },
  };
}

/** The rows, or what is wrong with them. */
function readRows(text: string): readonly SweepRow[] | string {
  const rows = yamlOf(text);
  if (rows instanceof Error) return rows.message.split('\n')[0]!.replace(/:$/, '');
  if (!Array.isArray(rows) || rows.length === 0) return 'it is no list of rows';
  if (rows.length > MOST_ROWS) return `it has ${rows.length} rows, more than ${MOST_ROWS}`;
  const read: SweepRow[] = [];
  for (const [i, row] of rows.entries()) {
    const texts = rowOf(row);
    if (texts === undefined) return `row ${i + 1} is no mapping from settings to values`;
    read.push(texts);
  }
  return read;
}

function yamlOf(text: string): unknown {
  try {
    const document = parseYaml(text);
    return document.errors[0] ?? valueOfYaml(document);
  } catch (error) {
    return error;
  }
}

function rowOf(row: unknown): SweepRow | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
  const entries = Object.entries(row).map(([name, raw]) => {
    const value = Array.isArray(raw) ? raw.map(textOf) : textOf(raw);
    const whole = typeof value === 'string' || (Array.isArray(value) && !value.includes(undefined));
    return [name, whole ? value : undefined] as const;
  });
  if (entries.length === 0 || entries.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(entries) as SweepRow;
}

function textOf(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw.trim();
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : undefined;
}
