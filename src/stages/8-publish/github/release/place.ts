// What becomes of a tag's release: made as a draft, filled, and only then published, so that nobody sees half of one.
// Done again after a failure it finishes; what is whole it leaves, and nothing of somebody else's is replaced.
import { createHash } from 'node:crypto';
import { plural } from '../../../../document/numbers.ts';
import { quote } from '../../../../shared/quote.ts';
import type { CommentKey } from '../comment/body.ts';
import { markWord } from '../mark-word.ts';
import type { Asset, Release, ReleaseClient } from './client.ts';

export interface ReleaseFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface ReleaseToPlace {
  readonly tag: string;
  /** Which step releases: another one's draft of the same tag is another model's. */
  readonly key: CommentKey;
  /** Hex: what the tag is put on where there's none of its name. */
  readonly commit: string;
  /** Markdown. */
  readonly notes: string;
  readonly files: readonly ReleaseFile[];
}

export interface PlacedRelease {
  /** For the log. */
  readonly line: string;
  /** Of its page. */
  readonly url: string;
}

/** The release has files of the same names that this run has not put there. */
export class FilesInTheWay extends Error {
  override readonly name = 'FilesInTheWay';
  readonly files: readonly string[];

  constructor(files: readonly string[]) {
    super(`${files.join(', ')} in the way`);
    this.files = files;
  }
}

/** Throws what the client throws, and FilesInTheWay. */
export async function placeRelease(client: ReleaseClient, release: ReleaseToPlace): Promise<PlacedRelease> {
  const { tag } = release;
  const found = ofTag(await client.find(tag), release);
  if (found === undefined || (found.isDraft && isOwn(found, release)))
    return await completeOwn(client, found, release);
  if (!isWhole(found, release)) return await fill(client, found, release);
  const { isDraft, url } = found;
  const line = isDraft
    ? `The draft of release ${tag} has its files already, and ${stays(NOTES_OF_OTHERS)}`
    : `Release ${tag} is there already`;
  return { line: `${line}: ${url}`, url };
}

/** Of drafts that others have made of the same tag none is touched where there is one of ours, or one that is published. */
function ofTag(releases: readonly Release[], release: ReleaseToPlace): Release | undefined {
  return (
    releases.find(({ isDraft }) => !isDraft) ?? releases.find((one) => isOwn(one, release)) ?? releases[0]
  );
}

/** The first line of its notes. Below other text it may be a quotation, and of another tag a copy. */
function markOf({ tag, key: { workflow, job, artifact } }: ReleaseToPlace): string {
  return `<!-- best-epoch release: ${[tag, workflow, job, artifact].map(markWord).join('/')} -->`;
}

function isOwn({ body }: Release, release: ReleaseToPlace): boolean {
  // What was edited on GitHub's page has line breaks of two characters.
  return body.split(/\r?\n/, 1)[0] === markOf(release);
}

const LISTED = new Intl.ListFormat('en');
const NOTES_OF_OTHERS = "its notes don't begin as this action's do";

function stays(reason: string): string {
  return `stays a draft until somebody publishes it, for ${reason}`;
}

/** Where somebody has added to the draft, what it's to become is theirs to say. */
async function completeOwn(
  client: ReleaseClient,
  found: Release | undefined,
  release: ReleaseToPlace,
): Promise<PlacedRelease> {
  const { tag, files, notes } = release;
  const body = `${markOf(release)}\n\n${notes}`;
  const draft = found ?? (await client.createDraft({ ...release, body }));
  const isOurs = ({ name }: Asset) => files.some((file) => file.name === name);
  // Of a try that broke; another training's files don't stay among this one's.
  for (const asset of draft.assets.filter(isOurs)) await client.remove(asset);
  if (found !== undefined) await client.setBody(draft, body);
  for (const { name, content } of files) await client.upload(draft, name, content);
  const others = draft.assets.filter((asset) => !isOurs(asset)).map(({ name }) => name);
  if (others.length > 0)
    return added(files.length, draft, tag, `it has ${LISTED.format(others.map(quote))}, not of this run`);
  const { url } = await client.publish(draft);
  return { line: `Published release ${tag}: ${url}`, url };
}

/** The checksums come last. In a release of somebody's they may be somebody's, too; of ours a file may be taken away. */
function isWhole(found: Release, release: ReleaseToPlace): boolean {
  const { files } = release;
  const there = found.assets.filter(({ isUploaded }) => isUploaded).map(({ name }) => name);
  return (isOwn(found, release) ? files.slice(-1) : files).every(({ name }) => there.includes(name));
}

/** Somebody has made or published it, perhaps with the tag: its notes stay, and a draft stays one. */
async function fill(
  client: ReleaseClient,
  found: Release,
  { tag, files }: ReleaseToPlace,
): Promise<PlacedRelease> {
  const there = found.assets.filter(({ name }) => files.some((file) => file.name === name));
  const others = there.filter((asset) => asset.isUploaded && !isOfRun(asset, files));
  if (others.length > 0) throw new FilesInTheWay(others.map(({ name }) => name));
  const kept = there.filter(({ isUploaded }) => isUploaded);
  const missing = files.filter(({ name }) => kept.every((asset) => asset.name !== name));
  try {
    for (const asset of there) if (!asset.isUploaded) await client.remove(asset);
    for (const { name, content } of missing) await client.upload(found, name, content);
  } catch (error) {
    await takeBack(client, tag, found, files);
    throw error;
  }
  return added(missing.length, found, tag, NOTES_OF_OTHERS);
}

/** @param reason why a draft is not published */
function added(count: number, { isDraft, url }: Release, tag: string, reason: string): PlacedRelease {
  const where = isDraft ? `draft of release ${tag}, which ${stays(reason)}` : `release ${tag}`;
  return { line: `Added ${plural(count, 'file')} to the ${where}: ${url}`, url };
}

/** What is half there would be taken for the whole. Where that fails, too, the next try knows what is its own. */
async function takeBack(
  client: ReleaseClient,
  tag: string,
  { id }: Release,
  files: readonly ReleaseFile[],
): Promise<void> {
  try {
    const { assets = [] } = (await client.find(tag)).find((one) => one.id === id) ?? {};
    const own = assets.filter(
      (asset) =>
        files.some(({ name }) => name === asset.name) &&
        (!asset.isUploaded || asset.digest === undefined || isOfRun(asset, files)),
    );
    for (const asset of own) await client.remove(asset);
  } catch {
    // The failure that led here is the one to tell.
  }
}

function isOfRun({ name, digest }: Asset, files: readonly ReleaseFile[]): boolean {
  return files.some((file) => file.name === name && digest === `sha256:${hashOf(file.content)}`);
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
