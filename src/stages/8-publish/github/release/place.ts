// What becomes of a tag's release: made as a draft, filled, and only then published, so that nobody sees half of one.
// Done again after a failure it finishes; what is whole it leaves, and nothing of somebody else's is replaced.
import { createHash } from 'node:crypto';
import type { Asset, Release, ReleaseClient } from './client.ts';

export interface ReleaseFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface ReleaseToPlace {
  readonly tag: string;
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

/** Begins the notes: tells a release that was begun here from one that somebody made by hand. */
const MARK = '<!-- best-epoch release -->';

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
  const { tag, files } = release;
  const found = ofTag(await client.find(tag));
  if (found === undefined || (found.isDraft && isOwn(found))) return await publishOwn(client, found, release);
  if (!isWhole(found, files)) return await fill(client, found, release);
  const { isDraft, url } = found;
  const line = isDraft
    ? `The draft of release ${tag} has its files already, and ${STAYS}`
    : `Release ${tag} is there already`;
  return { line: `${line}: ${url}`, url };
}

/** Of drafts that others have made of the same tag none is touched where there is one of ours, or one that is published. */
function ofTag(releases: readonly Release[]): Release | undefined {
  return releases.find(({ isDraft }) => !isDraft) ?? releases.find(isOwn) ?? releases[0];
}

/** Whoever has edited the notes may have written above it; of notes that were all replaced nobody knows whose they are. */
function isOwn({ body }: Release): boolean {
  return body.includes(MARK);
}

const STAYS = "stays a draft until somebody publishes it, for its notes aren't this action's";

async function publishOwn(
  client: ReleaseClient,
  found: Release | undefined,
  release: ReleaseToPlace,
): Promise<PlacedRelease> {
  const body = `${MARK}\n\n${release.notes}`;
  const draft = found ?? (await client.createDraft({ ...release, body }));
  // Of a try that broke; another training's files don't stay beside this one's.
  for (const asset of draft.assets) await client.remove(asset);
  if (found?.body.startsWith(MARK)) await client.setBody(draft, body);
  for (const { name, content } of release.files) await client.upload(draft, name, content);
  const { url } = await client.publish(draft);
  return { line: `Published release ${release.tag}: ${url}`, url };
}

/** The checksums come last. In a release of somebody's they may be somebody's, too; of ours a file may be taken away. */
function isWhole(found: Release, files: readonly ReleaseFile[]): boolean {
  const there = found.assets.filter(({ isUploaded }) => isUploaded).map(({ name }) => name);
  return (isOwn(found) ? files.slice(-1) : files).every(({ name }) => there.includes(name));
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
  const where = found.isDraft ? `draft of release ${tag}, which ${STAYS}` : `release ${tag}`;
  return { line: `Added ${missing.length} files to the ${where}: ${found.url}`, url: found.url };
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
