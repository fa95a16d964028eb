// Fails when dist/ is not what the source gives: after a build, git sees a difference or a file it doesn't know.
import { execFileSync } from 'node:child_process';
import './build.mjs';

const changes = execFileSync('git', ['status', '--porcelain', '--untracked-files=all', '--', 'dist'], {
  encoding: 'utf8',
});
if (changes !== '') {
  console.error(`dist/ differs from the source. Run "npm run build" and commit it:\n${changes}`);
  process.exitCode = 1;
}
