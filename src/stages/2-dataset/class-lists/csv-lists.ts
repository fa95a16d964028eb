// Lists of class names in tables: Roboflow's _classes.csv (Pixel Value, Class), class_dict.csv (name, r, g, b) and the like,
// known by the names of their columns.
import { parseCsv } from '../../../shared/csv.ts';
import type { ClassEntry } from '../classes-file.ts';
import { type ListContent, listOf } from './class-list.ts';
import { withColor } from './text-lists.ts';

const NAME = /^(?:class|classes|name|label|category|class[ _]?name|label[ _]?name|object)$/;
const VALUE =
  /^(?:pixel[ _]?value|value|id|index|class[ _]?id|label[ _]?id|class[ _]?index|mask[ _]?value|grey|gray)$/;
const HEX = /^(?:colou?r|hex|rgb|colou?r[ _]?code)$/;
const CHANNELS = [/^(?:r|red)$/, /^(?:g|green)$/, /^(?:b|blue)$/];
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;
const MOST_ROWS = 1000;

export function readCsvList(text: string): ListContent {
  const rows = parseCsv(text, MOST_ROWS);
  if (rows === undefined) return undefined;
  const header = rows[0]?.map((field) => field.trim().toLowerCase()) ?? [];
  const columnOf = (known: RegExp) => header.findIndex((name) => known.test(name));
  const [name, value, hex] = [columnOf(NAME), columnOf(VALUE), columnOf(HEX)];
  const channels = CHANNELS.map(columnOf);
  const hasChannels = channels.every((column) => column >= 0);
  if (name < 0 || !(hasChannels || value >= 0 || hex >= 0)) return undefined;
  const classes = rows.slice(1).map((row): ClassEntry | undefined => {
    const called = row[name]?.trim() ?? '';
    if (hasChannels)
      return withColor(
        called,
        channels.map((column) => row[column]),
      );
    if (value >= 0) return withValue(called, row[value]);
    const digits = /^\s*#?([0-9a-f]{6})\s*$/i.exec(row[hex] ?? '')?.[1];
    return digits === undefined ? undefined : { name: called, color: Number.parseInt(digits, 16) };
  });
  if (!classes.every((entry) => entry !== undefined)) return undefined;
  // Numbers beside numbers name nothing: they are measurements of numbered images.
  return classes.every(({ name }) => NUMBER.test(name)) ? undefined : listOf(classes);
}

function withValue(name: string, text: string | undefined): ClassEntry | undefined {
  return /^\s*\d{1,5}\s*$/.test(text ?? '') ? { name, value: Number(text) } : undefined;
}
