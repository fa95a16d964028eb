// results.json as tables, from its JSON schema: a row a field, with its path, type and meaning.
import { table } from './markdown.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
}

type Row = readonly [path: string, type: string, meaning: string];

/** One table for the fields that hold a value, and one below a heading for each that holds fields. */
export function schemaTables(schema: Record<string, unknown>): string {
  const properties = Object.entries((schema as Schema).properties ?? {});
  const seen = new Map<string, string>();
  const plain: Row[] = [];
  const chapters: string[] = [];
  for (const [name, field] of properties) {
    const rows = rowsOf(name, field, seen);
    if (rows.length === 1) plain.push(...rows);
    else chapters.push(`### \`${name}\`\n\n${describe(field)}${tableOf(rows.slice(1))}`);
  }
  return [tableOf(plain), ...chapters].join('\n\n');
}

function tableOf(rows: readonly Row[]): string {
  return table(
    ['field', 'type', 'meaning'],
    rows.map(([path, ...rest]) => [`\`${path}\``, ...rest]),
  );
}

function describe({ description }: Schema): string {
  return description === undefined ? '' : `${description}.\n\n`;
}

/** The field itself, then those within it; of a form that was shown before only where it was. */
function rowsOf(path: string, field: Schema, seen: Map<string, string>): Row[] {
  const { core, orNull } = withoutNull(field);
  const meaning = field.description ?? core.description ?? '';
  const container = core.type === 'array' ? core.items : core;
  const inner = container === undefined ? undefined : withoutNull(container).core;
  const row: Row = [path, typeOf(core) + (orNull ? ' or null' : ''), meaning];
  if (inner?.properties === undefined) return [row];
  const before = seenBefore(path, inner, seen);
  if (before !== undefined) return [[path, `${row[1]}, as \`${before}\``, meaning]];
  const prefix = core.type === 'array' ? `${path}[]` : path;
  const within = Object.entries(inner.properties).flatMap(([name, one]) =>
    rowsOf(`${prefix}.${name}`, one, seen),
  );
  return [row, ...within];
}

/** Small forms are shown again each time, which is shorter than to look elsewhere. */
const SMALL = 2;

function seenBefore(path: string, form: Schema, seen: Map<string, string>): string | undefined {
  if (Object.keys(form.properties ?? {}).length <= SMALL) return undefined;
  const key = JSON.stringify(form.properties);
  const before = seen.get(key);
  if (before === undefined) seen.set(key, path);
  return before;
}

function withoutNull(field: Schema): { readonly core: Schema; readonly orNull: boolean } {
  if (Array.isArray(field.type)) {
    const types = field.type.filter((type) => type !== 'null');
    return { core: { ...field, type: types[0] }, orNull: types.length < field.type.length };
  }
  const others = field.anyOf?.filter(({ type }) => type !== 'null');
  if (others === undefined) return { core: field, orNull: false };
  const orNull = others.length < field.anyOf!.length;
  return others.length === 1 ? { core: others[0]!, orNull } : { core: { anyOf: others }, orNull };
}

function typeOf(schema: Schema): string {
  const { type, items, prefixItems, anyOf, additionalProperties } = schema;
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((one) => `\`${JSON.stringify(one)}\``).join(', ');
  if (anyOf !== undefined) return anyOf.map(typeOf).join(', ');
  if (prefixItems !== undefined) return `list of ${prefixItems.map(typeOf).join(', ')}`;
  if (type === 'array')
    return items === undefined ? 'list' : `list of ${plural(typeOf(withoutNull(items).core))}`;
  if (type === 'object' && typeof additionalProperties === 'object' && schema.properties === undefined)
    return 'fields by name';
  if (type === 'string') return 'text';
  return type === 'object' ? 'fields' : `${type ?? 'any'}`;
}

function plural(type: string): string {
  return { number: 'numbers', integer: 'integers', text: 'texts', fields: 'fields' }[type] ?? type;
}
