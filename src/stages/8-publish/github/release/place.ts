// What becomes of a tag's release: made as a draft, filled, and only then published, so that nobody sees half of one.
// Done again after a failure it finishes; what is whole, or somebody else's, it leaves.
import type { Release, ReleaseClient } from './client.ts';

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

/** Throws what the client throws. */
export async function placeRelease(client: ReleaseClient, release: ReleaseToPlace): Promise<PlacedRelease> {
  const body = `${MARK}\n\n${release.notes}`;
  const found = await client.find(release.tag);
  if (found !== undefined && !found.body.startsWith(MARK)) return fillOthers(client, found, release);
  if (found?.isDraft === false)
    return { line: `Release ${release.tag} is there already: ${found.url}`, url: found.url };
  const draft = found ?? (await client.createDraft({ ...release, body }));
  // Of a try that broke; another training's files don't stay beside this one's.
  for (const asset of draft.assets) await client.remove(asset);
  if (found !== undefined) await client.setBody(draft, body);
  for (const { name, content } of release.files) await client.upload(draft, name, content);
  const { url } = await client.publish(draft);
  return { line: `Published release ${release.tag}: ${url}`, url };
}

/** Somebody has made it, perhaps with the tag: its notes stay, and a draft stays one. */
async function fillOthers(
  client: ReleaseClient,
  found: Release,
  { tag, files }: ReleaseToPlace,
): Promise<PlacedRelease> {
  const { url } = found;
  const ours = ({ assets }: Release) => assets.filter(({ name }) => files.some((file) => file.name === name));
  const there = ours(found).map(({ name }) => name);
  if (there.length > 0)
    return { line: `Release ${tag} has ${there.join(', ')} already and is left as it is: ${url}`, url };
  try {
    for (const { name, content } of files) await client.upload(found, name, content);
  } catch (error) {
    // What is half there would be taken for the whole.
    for (const asset of ours((await client.find(tag)) ?? found)) await client.remove(asset);
    throw error;
  }
  const state = found.isDraft ? 'draft of release' : 'release';
  return { line: `Added ${files.length} files to the ${state} ${tag}: ${url}`, url };
}
