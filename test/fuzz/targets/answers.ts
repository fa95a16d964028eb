// What servers and other programs say: git's and npm's words, GitHub's comments and errors, the mark of a process.
import { ok } from 'node:assert/strict';
import { isFinal, readNetwork, troubleOf } from '../../../src/provision/install-trouble.ts';
import { stateOf } from '../../../src/shared/process-identity.ts';
import { hasKey, isOfJob, marker, readRunMark } from '../../../src/stages/8-publish/github/comment/body.ts';
import { outlookOf, reasonOf } from '../../../src/stages/8-publish/github/comment/requests.ts';
import { GitFailed } from '../../../src/stages/8-publish/github/history/git.ts';
import { failure, refusalOf } from '../../../src/stages/8-publish/github/history/refusal.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

const KEY = { workflow: 'Train', job: 'train', artifact: 'best-epoch' };
const SEEDS = [
  'remote: error: GH006: Protected branch update failed for refs/heads/main.\nTo https://github.com/me/a\n',
  "fatal: unable to access 'https://github.com/me/a/': The requested URL returned error: 403",
  'code ECONNREFUSED; network request to https://registry.example failed, reason: connect ECONNREFUSED 127.0.0.1:9',
  'https://user:secret@proxy.example:8080/\n',
  `${marker(KEY)}\n<!-- run 5.1 -->\n`,
  '1.0123456789abcdef.5',
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['permission to ', ' denied', 'repository ', 'not found', 'hook declined', 'ENOTFOUND '],
  mostBytes: 32 * 1024,
  async run(input) {
    const said = textOf(input);
    const failed = new GitFailed('push', said);
    for (const { message } of [refusalOf(failed, 'written', 'main'), failure(failed)].filter(
      (one) => one !== undefined,
    ))
      ok(message.length <= 1000 && !message.includes('\n'), message.slice(0, 80));
    isFinal(said);
    troubleOf(said, readNetwork({ registry: said, proxy: said, 'https-proxy': '' }, {}));
    hasKey(said, KEY);
    isOfJob(said);
    readRunMark(said);
    const error = Object.assign(new Error(said), { status: 403 });
    outlookOf(error);
    ok(reasonOf(error).length <= 210);
    await stateOf(said);
  },
} satisfies Target;
