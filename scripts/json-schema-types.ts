// JSON Schema -> TypeScript types with its descriptions as comments, as far as zod writes it for our results. No general
// converter: what it does not know it refuses.

export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly $ref?: string;
}

/** Schemas by the names of their types: where one of them stands in another, its name does. */
export type Named = Readonly<Record<string, Schema>>;

/** The type of a schema as TypeScript; what is any JSON (a reference to a schema that holds itself) is `unknown`. */
export function typeOf(schema: Schema, named: Named = {}, indent = ''): string {
  const name = Object.keys(named).find((one) => isSame(named[one]!, schema));
  return name ?? spelledOut(schema, named, indent);
}

/** The same, but for its own name. */
export function spelledOut(schema: Schema, named: Named, indent = ''): string {
  if (schema.$ref !== undefined) return 'unknown';
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return union(choices.map((choice) => typeOf(choice, named, indent)));
  const { type } = schema;
  if (typeof type === 'object')
    return union(type.map((one) => typeOf({ ...schema, type: one }, named, indent)));
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return arrayOf(schema, named, indent);
    case 'object':
      return objectOf(schema, named, indent);
  }
  if (Object.keys(schema).every((key) => key === 'description')) return 'unknown';
  throw new Error(`no type for ${JSON.stringify(schema).slice(0, 200)}`);
}

/** Whatever is said of them. A default is only for reading. */
function isSame(a: Schema, b: Schema): boolean {
  const plain = (schema: Schema) => JSON.stringify({ ...schema, description: undefined, default: undefined });
  return plain(a) === plain(b);
}

function arrayOf({ items, prefixItems }: Schema, named: Named, indent: string): string {
  if (prefixItems !== undefined)
    return `readonly [${prefixItems.map((item) => typeOf(item, named, indent)).join(', ')}]`;
  const item = typeOf(items ?? {}, named, indent);
  const isCompound = !item.startsWith('{') && / \| |^readonly /.test(item);
  return `readonly ${isCompound ? `(${item})` : item}[]`;
}

function objectOf(
  { properties, required = [], additionalProperties }: Schema,
  named: Named,
  indent: string,
): string {
  if (properties === undefined) {
    const value =
      typeof additionalProperties === 'object' ? typeOf(additionalProperties, named, indent) : 'unknown';
    return `Readonly<Record<string, ${value}>>`;
  }
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, schema]) => {
    const comment = schema.description === undefined ? '' : `${inner}/** ${schema.description}. */\n`;
    const optional = required.includes(name) ? '' : '?';
    return `${comment}${inner}readonly ${key(name)}${optional}: ${typeOf(schema, named, inner)};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function key(name: string): string {
  return /^[a-z]\w*$/.test(name) ? name : `'${name}'`;
}
