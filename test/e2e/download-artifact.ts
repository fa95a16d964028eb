// Downloads an artifact of the run with GitHub's own client: node download-artifact.ts ID FOLDER
import { DefaultArtifactClient } from '@actions/artifact';

const [id, folder] = process.argv.slice(2);
if (id === undefined || folder === undefined) throw new Error('usage: download-artifact.ts ID FOLDER');
await new DefaultArtifactClient().downloadArtifact(Number(id), { path: folder });
