// README.md of a history: what the place is, how its dashboard becomes a page, and the addresses of the badges.

import { escapeText } from '../../../document/markdown/inline.ts';
import type { HistoryAbout } from '../../../earlier/history.ts';
import type { HistoryHome } from '../../../earlier/history-store.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import { ABOUT_TITLE, pathsOf } from '../../../results/history-paths.ts';
import { badgeOf } from './badge.ts';
import type { Series } from './series.ts';

/** Where anyone may read files of public repositories, for shields.io to do so. */
const RAW = 'https://raw.githubusercontent.com';
const PUBLIC_SERVER = 'https://github.com';
/** Of branches and folders whose addresses need no more thought. */
const PLAIN = /^[\w./-]+$/;

export function aboutText(all: readonly Series[], about: HistoryAbout): string {
  const isBranch = about.home?.branch !== undefined;
  const where = isBranch ? 'This branch' : 'This folder';
  return [
    ABOUT_TITLE,
    `${where} holds a line for each finished run of Best Epoch (\`*/history.jsonl\`), with the newest results to compare with. A line that is taken out by hand stays out; whatever else is changed here, the next run writes anew.`,
    `\`index.html\` is the dashboard: ${isBranch ? 'download it and open it' : 'open it'} in a browser.`,
    ...pagesText(about),
    '## Series',
    ...all.map((series) => seriesText(series, about)),
    '`benchmark.json` holds the newest scores in the form `customBiggerIsBetter` of github-action-benchmark.',
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function pagesText({ home }: HistoryAbout): string[] {
  if (home?.branch === undefined) return [];
  const branch = escapeText(home.branch);
  return [
    `To have it as a page: Settings, Pages, "Deploy from a branch", branch ${branch}, folder \`/ (root)\`. Whoever may read the pages sees all of it; those of a private repository are public unless your plan says otherwise.`,
  ];
}

function seriesText(series: Series, { home }: HistoryAbout): string {
  const { badge, folder } = pathsOf(series.name);
  const title = `- ${escapeText(series.name)}: \`${folder}/\``;
  const raw = home && rawAddress(home);
  if (raw === undefined) return title;
  const endpoint = encodeURIComponent(`${raw}/${badge}`);
  const image = `![${DECIDING.title} ${badgeOf(series).message}](https://img.shields.io/endpoint?url=${endpoint})`;
  return `${title}\n\n  ${image}\n\n  Its badge, where the repository is public:\n\n  \`\`\`markdown\n  ${image}\n  \`\`\``;
}

/** Undefined where shields.io couldn't read it. */
function rawAddress({ serverUrl, repository, branch }: HistoryHome): string | undefined {
  const isReadable = serverUrl === PUBLIC_SERVER && branch !== undefined && PLAIN.test(branch);
  return isReadable ? `${RAW}/${repository}/${branch}` : undefined;
}
