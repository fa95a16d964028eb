import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  ABOUT,
  ABOUT_TITLE,
  DASHBOARD,
  pathsOf
} from "./results-history-paths.js";
import {
  renderHtml
} from "./document-html.js";
import {
  STOP_REASONS,
  VERDICTS,
  escapeText,
  ratioText
} from "./document-markdown-inline.js";
import {
  fold,
  paragraph,
  table
} from "./document-document.js";
import {
  code,
  cut,
  link
} from "./document-inline.js";
import "./provision.js";
import "./stages-5-train.js";
import {
  NONE,
  TABLE,
  bestOf,
  capital,
  datesOf,
  formatCount,
  formatRange,
  formatRatio,
  isAlike,
  plural
} from "./stages-1-config.js";
import {
  DECIDING,
  scoresOfTask
} from "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./engine-onnx.js";
import "./shared-out-of-memory.js";
import "./network.js";
import "./shared-message-of.js";
import "./errors.js";
import "./vendor-echarts.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/stages/7-report/dashboard/links.ts
function runUrl({ run }, home) {
  if (run === null || home === void 0) return void 0;
  return `${repositoryUrl(home)}/actions/runs/${run.id}/attempts/${run.attempt}`;
}
function commitUrl({ commit }, home) {
  return commit === null || home === void 0 ? void 0 : `${repositoryUrl(home)}/commit/${commit}`;
}
function repositoryUrl({ serverUrl, repository }) {
  return `${serverUrl}/${repository}`;
}

// src/stages/7-report/dashboard/names.ts
import { basename } from "node:path/posix";
function modelOf({ artifact, data }) {
  const isChosen = artifact !== null && artifact !== TABLE.artifactName.default;
  return isChosen ? artifact : (data === null ? void 0 : basename(data)) || void 0;
}

// src/stages/7-report/dashboard/badge.ts
function badgeOf({ main }) {
  const { newest } = main;
  const score = newest.scores[DECIDING.key];
  return {
    schemaVersion: 1,
    label: [modelOf(newest), DECIDING.title].filter((part) => part !== void 0).join(" "),
    message: score === null ? "not tested" : formatRatio(score),
    color: score === null ? "lightgrey" : colorOf(newest)
  };
}
function colorOf({ verdict, gates }) {
  if (gates === "failed") return "red";
  if (verdict === "worse") return "orange";
  return verdict === "better" ? "brightgreen" : verdict === "same" ? "green" : "blue";
}
function benchmarkOf({ name, main }, home) {
  const { newest } = main;
  const extra = [
    `branch ${main.name}, ${newest.date}`,
    commitUrl(newest, home) ?? newest.commit ?? void 0,
    runUrl(newest, home)
  ].filter((line) => line !== void 0);
  return scoresOfTask(newest.task).flatMap(({ key, title }) => {
    const [value, interval] = [newest.scores[key], newest.intervals[key]];
    if (value === null) return [];
    const range = interval === null ? {} : { range: formatRange(interval) };
    return [{ name: `${name}: test ${title}`, unit: "of 1", value, ...range, extra: extra.join("\n") }];
  });
}

// src/stages/7-report/dashboard/about.ts
var RAW = "https://raw.githubusercontent.com";
var PUBLIC_SERVER = "https://github.com";
var PLAIN = /^[\w./-]+$/;
function aboutText(all, about) {
  const isBranch = about.home?.branch !== void 0;
  const where = isBranch ? "This branch" : "This folder";
  return [
    ABOUT_TITLE,
    `${where} holds a line for each finished run of Best Epoch (\`*/history.jsonl\`), with the newest results to compare with. A line that is taken out by hand stays out; whatever else is changed here, the next run writes anew.`,
    `\`index.html\` is the dashboard: ${isBranch ? "download it and open it" : "open it"} in a browser.`,
    ...pagesText(about),
    "## Series",
    ...all.map((series) => seriesText(series, about)),
    "`benchmark.json` holds the newest scores in the form `customBiggerIsBetter` of github-action-benchmark.",
    ""
  ].join("\n\n").replace(/\n+$/, "\n");
}
function pagesText({ home }) {
  if (home?.branch === void 0) return [];
  const branch = escapeText(home.branch);
  return [
    `To have it as a page: Settings, Pages, "Deploy from a branch", branch ${branch}, folder \`/ (root)\`. Whoever may read the pages sees all of it; those of a private repository are public unless your plan says otherwise.`
  ];
}
function seriesText(series, { home }) {
  const { badge, folder } = pathsOf(series.name);
  const title = `- ${escapeText(series.name)}: \`${folder}/\``;
  const raw = home && rawAddress(home);
  if (raw === void 0) return title;
  const endpoint = encodeURIComponent(`${raw}/${badge}`);
  const image = `![${DECIDING.title} ${badgeOf(series).message}](https://img.shields.io/endpoint?url=${endpoint})`;
  return `${title}

  ${image}

  Its badge, where the repository is public:

  \`\`\`markdown
  ${image}
  \`\`\``;
}
function rawAddress({ serverUrl, repository, branch }) {
  const isReadable = serverUrl === PUBLIC_SERVER && branch !== void 0 && PLAIN.test(branch);
  return isReadable ? `${RAW}/${repository}/${branch}` : void 0;
}

// src/stages/7-report/dashboard/words.ts
function verdictText({ verdict, gates }) {
  const { mark, text } = VERDICTS[verdict];
  const failed = gates === "failed" ? ", gates failed" : "";
  return `${mark} ${text.toLowerCase()}${failed}`;
}
function epochText(line) {
  return `epoch ${line["best-epoch"]} of ${line["stopped-epoch"]}, ${STOP_REASONS[line["stop-reason"]]}`;
}
function minutesText({ minutes, restored }) {
  if (restored) return "unchanged";
  if (minutes >= 1) return `${minutes < 10 ? Number(minutes.toFixed(1)) : Math.round(minutes)} min`;
  const seconds = Math.round(minutes * 60);
  return seconds === 0 ? "a few seconds" : `${seconds} s`;
}

// src/stages/7-report/dashboard/branch.ts
var OPEN_ROWS = 10;
var MOST_ROWS = 100;
function branchTiles({ name, newest, best, lines }, others) {
  const dateOf = datesOf(lines);
  const { verdict } = newest;
  const tone = verdict === "better" ? "up" : verdict === "worse" ? "down" : "level";
  const beside = others === 0 ? "" : `, ${plural(others, "other branch", "other branches")} below`;
  return {
    kind: "tiles",
    tiles: [
      {
        title: `Newest ${DECIDING.title}`,
        value: formatRatio(newest.scores[DECIDING.key]),
        change: { tone, text: verdictText(newest) },
        note: rangeText(newest) ?? "no interval"
      },
      {
        title: `Best ${DECIDING.title}`,
        value: formatRatio(best?.scores[DECIDING.key]),
        note: best === void 0 ? "none was tested" : pointName(best, dateOf)
      },
      { title: "Runs", value: formatCount(lines.length), note: `of ${cut(name, 40)}${beside}` },
      { title: "Last run", value: dateOf(newest), note: minutesText(newest) }
    ]
  };
}
function branchBlocks(branch, shown) {
  return [course(branch, shown), ...runTables(branch, shown)];
}
function course({ lines, best, name }, { id, most }) {
  const points = lines.slice(-most);
  const dateOf = datesOf(lines);
  const first = lines.length - points.length;
  const at = best === void 0 ? -1 : points.indexOf(best);
  const which = first === 0 ? "" : `, the newest ${formatCount(most)} of ${formatCount(lines.length)} runs`;
  return {
    kind: "course",
    id,
    title: capital(DECIDING.title),
    of: `of ${cut(name, 40)}${which}`,
    label: `${capital(DECIDING.title)} of ${plural(points.length, "run")}. The numbers are in the table below`,
    points: points.map((line, i) => pointOf(line, lines[first + i - 1], dateOf)),
    last: "newest",
    best: best === void 0 ? void 0 : {
      value: best.scores[DECIDING.key] ?? 0,
      at: at < 0 ? void 0 : at,
      name: pointName(best, dateOf)
    },
    format: formatRatio
  };
}
function pointOf(line, before, dateOf) {
  const said = [dateOf(line), line.commit?.slice(0, 7), void 0, verdictText(line), epochText(line)];
  const score = ratioText(line.scores[DECIDING.key], line.intervals[DECIDING.key]);
  const parts = said.flatMap((part, i) => i === 2 ? [score] : part === void 0 ? [] : [part]).flatMap((part, i) => i === 0 ? [part] : [" · ", part]);
  return {
    name: line.commit?.slice(0, 7) ?? dateOf(line),
    date: dateOf(line),
    value: line.scores[DECIDING.key],
    interval: line.intervals[DECIDING.key],
    note: parts,
    isParted: before !== void 0 && !isAlike(line, before)
  };
}
function runTables({ lines }, { home, file, rows = MOST_ROWS }) {
  const listed = lines.slice(-rows).toReversed();
  const [open, earlier] = [listed.slice(0, OPEN_ROWS), listed.slice(OPEN_ROWS)];
  const rest = lines.length - listed.length;
  const dateOf = datesOf(lines);
  const left = rest > 0 ? `; ${file} has ${formatCount(rest)} more` : "";
  const title = `Earlier runs (${earlier.length}${left})`;
  const folded = earlier.length === 0 ? [] : [fold(title, [runsTable("Runs before these", earlier, dateOf, home)], {})];
  return [runsTable("Runs, the newest first", open, dateOf, home), ...folded];
}
function runsTable(caption, lines, dateOf, home) {
  const header = [
    "run",
    DECIDING.title,
    "verdict",
    "95 % interval",
    "commit",
    "kept epoch",
    "images: train · val. · test",
    "time"
  ];
  const rows = lines.map((line) => {
    const interval = line.intervals[DECIDING.key];
    return [
      linked(dateOf(line), runUrl(line, home)),
      formatRatio(line.scores[DECIDING.key]),
      verdictText(line),
      interval === null ? NONE : formatRange(interval),
      line.commit === null ? NONE : linked(code(line.commit.slice(0, 7)), commitUrl(line, home)),
      epochText(line),
      `${line.images.train} · ${line.images.validation} · ${line.images.test}`,
      minutesText(line)
    ];
  });
  return table(caption, header, rows, { text: [0, 2, 4, 5] });
}
function linked(text, url) {
  return url === void 0 ? text : link(text, url);
}
function pointName(line, dateOf) {
  const { commit } = line;
  return commit === null ? dateOf(line) : `${dateOf(line)}, ${commit.slice(0, 7)}`;
}
function rangeText({ intervals }) {
  const interval = intervals[DECIDING.key];
  return interval === null ? void 0 : `95 %: ${formatRange(interval)}`;
}

// src/stages/7-report/dashboard/others.ts
var MOST_CHARTS = 5;
var MOST_ROWS2 = 20;
function otherBranches({ main, others }, shown) {
  if (others.length === 0) return [];
  const all = fold(
    `Other branches (${others.length})`,
    [branchesTable(others, datesOf([main, ...others].map(({ newest }) => newest)))],
    {}
  );
  const drawn = others.slice(0, MOST_CHARTS).map((branch, i) => {
    const { name, newest, lines } = branch;
    const title = `Branch ${cut(name, 60)}: ${formatRatio(newest.scores[DECIDING.key])} after ${plural(lines.length, "run")}`;
    return fold(title, branchBlocks(branch, { ...shown, id: `${shown.id}-${i + 1}`, rows: MOST_ROWS2 }), {});
  });
  return [all, ...drawn];
}
function branchesTable(branches, dateOf) {
  const rows = branches.map(({ name, newest, best, lines }) => [
    cut(name, 60),
    formatRatio(newest.scores[DECIDING.key]),
    verdictText(newest),
    formatRatio(best?.scores[DECIDING.key]),
    formatCount(lines.length),
    dateOf(newest)
  ]);
  const header = ["branch", "newest", "verdict", "best", "runs", "last run"];
  return table("The branches that had a run last first", header, rows, { text: [0, 2] });
}

// src/stages/7-report/dashboard/document.ts
var LONGEST_TITLE = 80;
var MOST_POINTS = 5e3;
var FEWEST_POINTS = 100;
function dashboardDocument(all, about) {
  const dates = all.flatMap(({ main, others }) => [main, ...others].map(({ newest }) => newest.date));
  const most = Math.max(FEWEST_POINTS, Math.floor(MOST_POINTS / Math.max(1, all.length)));
  return {
    title: "Best Epoch dashboard",
    tone: "info",
    heading: about.home?.repository ?? "Runs of this folder",
    badges: [],
    opening: [paragraph(counts(all), { faint: true }), ...all.length > 1 ? [overview(all)] : []],
    tiles: [],
    sections: all.map((series, i) => seriesSection(series, i, about, most)),
    isLinked: true,
    version: void 0,
    createdAt: dates.toSorted().at(-1) ?? "",
    numbersFile: "history.jsonl"
  };
}
function counts(all) {
  const branches = all.flatMap(({ main, others }) => [main, ...others]);
  const runs = branches.reduce((sum, { lines }) => sum + lines.length, 0);
  return `${plural(runs, "run")} of ${plural(all.length, "series", "series")}. A series is the runs that make one model after another; it shows the ${DECIDING.title} on the test images.`;
}
function sectionId(place) {
  return `series-${place + 1}`;
}
function overview(all) {
  const dateOf = datesOf(all.map(({ main }) => main.newest));
  const rows = all.map(({ name, main: { name: branch, newest, best, lines } }, i) => [
    link(cut(name, LONGEST_TITLE), `#${sectionId(i)}`),
    formatRatio(newest.scores[DECIDING.key]),
    verdictText(newest),
    formatRatio(best?.scores[DECIDING.key]),
    formatCount(lines.length),
    cut(branch, 40),
    dateOf(newest)
  ]);
  const header = ["series", "newest", "verdict", "best", "runs", "branch", "last run"];
  return table("The newest run of each series", header, rows, { text: [0, 2, 5] });
}
function seriesSection(series, place, about, most) {
  const id = sectionId(place);
  const { main } = series;
  const file = pathsOf(series.name).history;
  const shown = { id: `${id}-course`, home: about.home, most, file };
  const blocks = [
    branchTiles(main, series.others.length),
    ...branchBlocks(main, shown),
    ...otherBranches(series, { ...shown, most: FEWEST_POINTS })
  ];
  return { id, title: cut(series.name, LONGEST_TITLE), leaveOut: 0, blocks };
}

// src/stages/7-report/dashboard/series.ts
function seriesOf(lines, defaultBranch) {
  return grouped(lines, ({ series }) => series).map(([name, own]) => oneSeries(name, own, defaultBranch)).toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}
function oneSeries(name, lines, defaultBranch) {
  const branches = grouped(lines, ({ branch }) => branch).map(([branch, own]) => branchOf(branch, own)).toSorted((a, b) => timeOf(b.newest) - timeOf(a.newest));
  const main = branches.find((branch) => branch.name === defaultBranch) ?? branches[0];
  return { name, main, others: branches.filter((branch) => branch !== main) };
}
function branchOf(name, lines) {
  const ordered = lines.toSorted((a, b) => timeOf(a) - timeOf(b));
  const newest = ordered.at(-1);
  return { name, lines: ordered, newest, best: bestOf(ordered.filter((line) => isAlike(line, newest))) };
}
function grouped(lines, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group === void 0) groups.set(keyOf(line), [line]);
    else group.push(line);
  }
  return [...groups];
}
function timeOf({ date }) {
  return Date.parse(date);
}

// src/stages/7-report/dashboard/files.ts
function dashboardFiles(lines, about) {
  const all = seriesOf(lines, about.defaultBranch);
  const ofSeries = all.flatMap((series) => {
    const { badge, benchmark } = pathsOf(series.name);
    return [
      [badge, json(badgeOf(series))],
      [benchmark, json(benchmarkOf(series, about.home))]
    ];
  });
  return new Map([
    [DASHBOARD, renderHtml(dashboardDocument(all, about), [])],
    [ABOUT, aboutText(all, about)],
    // GitHub's Pages leave the files as they are then, those whose names begin with a line included.
    [".nojekyll", ""],
    ...ofSeries
  ]);
}
function json(value) {
  return `${JSON.stringify(value, null, 2)}
`;
}
export {
  dashboardFiles
};
