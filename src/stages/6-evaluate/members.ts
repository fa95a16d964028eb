// What an ensemble's file says of its members: its metadata is that of a single model, with a list wherever members differ.
import type { FileMetadata } from '../../shared/file-metadata.ts';
import { parseJson } from '../../shared/parse-json.ts';

/** What members may differ in. */
const BY_MEMBER = ['normalization', 'network', 'layers', 'image-size', 'best-epoch'];

/** GitHub starts no more jobs of one matrix. */
const MOST_MEMBERS = 256;

/** @param facts of each member's file, at least one */
export function metadataOfEnsemble(facts: readonly FileMetadata[]): Record<string, string> {
  const known = BY_MEMBER.filter((name) => facts.some((one) => one[name] !== undefined));
  return {
    ...(facts[0] as Record<string, string>),
    ...Object.fromEntries(known.map((name) => [name, joined(facts.map((one) => one[name] ?? ''))])),
    ...originOf(facts),
    members: String(facts.length),
  };
}

/** Of the first that has one: licences are to be passed on whichever member they come with. */
function originOf(facts: readonly FileMetadata[]): Record<string, string> {
  const origin = facts.map((one) => one.origin).find((text) => text !== undefined);
  return origin === undefined ? {} : { origin };
}

/**
 * The metadata of each member; of a single model its own.
 * @throws Error with the reason
 */
export function metadataOfMembers(metadata: FileMetadata): readonly FileMetadata[] {
  const { members, ...alike } = metadata;
  if (members === undefined) return [metadata];
  const count = Number(members);
  if (!Number.isInteger(count) || count < 1 || count > MOST_MEMBERS)
    throw new Error(`it has not 1 to ${MOST_MEMBERS} "members"`);
  const lists = BY_MEMBER.map((name) => [name, listOf(name, metadata[name])] as const);
  return Array.from({ length: count }, (_, i) => ({
    ...alike,
    ...Object.fromEntries(
      lists.flatMap(([name, list]) => (list === undefined ? [] : [[name, textOf(list[i])]])),
    ),
  }));
}

/** The value that all share, else all of them as a JSON list. */
function joined(texts: readonly string[]): string {
  if (texts.every((text) => text === texts[0])) return texts[0] ?? '';
  return `[${texts.map(asJson).join(',')}]`;
}

/** A text of ONNX's metadata is JSON where it's no text by its nature. */
function asJson(text: string): string {
  return parsed(text) === undefined ? JSON.stringify(text) : text;
}

/** Of what members differ in; undefined: they share it. The layers are a list in any case. */
function listOf(name: string, text: string | undefined): readonly unknown[] | undefined {
  const value = parsed(text ?? '');
  const sample = name === 'layers' && Array.isArray(value) ? value[0] : value;
  return Array.isArray(sample) ? (value as readonly unknown[]) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
