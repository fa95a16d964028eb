// Downloads an artifact of the run with GitHub's own client: node download-artifact.ts ADDRESS FOLDER
import { DefaultArtifactClient } from '@actions/artifact';

const [address, folder] = process.argv.slice(2);
const id = Number(/\/artifacts\/(\d+)$/.exec(address ?? '')?.[1]);
if (!id || folder === undefined) throw new Error('usage: download-artifact.ts ADDRESS FOLDER');
await new DefaultArtifactClient().downloadArtifact(id, { path: folder });
