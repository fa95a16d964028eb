// The rules of the house over every file of src/, and for each rule the proof that it can fail.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import type { Rule, SourceFile } from './architecture-rules.ts';
import * as rules from './architecture-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources: readonly SourceFile[] = globSync('src/**/*.ts', { cwd: root })
  .sort()
  .map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }));

test('the rules see the source', () => {
  expect(sources.map(({ path }) => path)).toContain('src/run.ts');
  expect(sources.flatMap((file) => rules.read(file).imports).length).toBeGreaterThan(sources.length);
});

const LABELS = 'src/stages/2-dataset/labels';

/** By rule: files that keep it and files that break it, each with a reason. */
const cases: Readonly<Record<string, { rule: Rule; kept: Row[]; broken: Row[] }>> = {
  'a stage imports only lower stages and side rooms': {
    rule: rules.stagesLookBack,
    kept: [
      ['its own folder', 'src/stages/3-split/a.ts', "import './b.ts';"],
      ['a stage before', 'src/stages/3-split/a.ts', "import { x } from '../2-dataset/b.ts';"],
      ['a side room', 'src/stages/3-split/a.ts', "import { x } from '../../shared/random.ts';"],
      ['the errors', 'src/stages/3-split/a.ts', "import { InputError } from '../../errors.ts';"],
      ['a package', 'src/stages/3-split/a.ts', "import { z } from 'zod';"],
      ['the words of an import in a text', 'src/stages/3-split/a.ts', `const x = "import '../4-plan/b.ts'";`],
    ],
    broken: [
      ['a later stage', 'src/stages/3-split/a.ts', "import { x } from '../4-plan/b.ts';"],
      ['only a type of a later stage', 'src/stages/3-split/a.ts', "import type { X } from '../4-plan/b.ts';"],
      ['a type named in place', 'src/stages/3-split/a.ts', "type X = import('../4-plan/b.ts').X;"],
      ['passed on', 'src/stages/3-split/a.ts', "export { x } from '../4-plan/b.ts';"],
      ['passed on whole', 'src/stages/3-split/a.ts', "export * from '../4-plan/b.ts';"],
      ['at run time', 'src/stages/3-split/a.ts', "const x = await import('../4-plan/b.ts');"],
      ['the flow', 'src/stages/3-split/a.ts', "import { run } from '../../run.ts';"],
      ['an entry', 'src/stages/3-split/a.ts', "import { x } from '../../cli/main.ts';"],
    ],
  },
  'a side room imports only shared and errors': {
    rule: rules.sideRoomsStandAlone,
    kept: [
      ['itself', 'src/image/a.ts', "import './b.ts';"],
      ['shared', 'src/image/a.ts', "import '../shared/quote.ts';"],
      ['errors', 'src/image/a.ts', "import '../errors.ts';"],
      ['an engine the network', 'src/engine/onnx/a.ts', "import '../../network/network.ts';"],
      ['results their scores', 'src/results/a.ts', "import '../metrics/scores.ts';"],
      ['earlier runs their results', 'src/earlier/a.ts', "import '../results/results.ts';"],
      ['errors what is shared', 'src/errors.ts', "import './shared/quote.ts';"],
    ],
    broken: [
      ['another side room', 'src/metrics/a.ts', "import '../image/raster.ts';"],
      ['the network an engine', 'src/network/a.ts', "import type { Batch } from '../engine/engine.ts';"],
      ['a stage', 'src/image/a.ts', "import '../stages/1-config/settings.ts';"],
      ['shared a room', 'src/shared/a.ts', "import '../image/raster.ts';"],
      ['earlier runs a stage', 'src/earlier/a.ts', "import type { X } from '../stages/7-report/report.ts';"],
      ['results a stage', 'src/results/a.ts', "import type { X } from '../stages/2-dataset/dataset.ts';"],
      ['results earlier runs', 'src/results/a.ts', "import type { X } from '../earlier/baseline.ts';"],
      ['earlier runs the scores', 'src/earlier/a.ts', "import '../metrics/scores.ts';"],
      ['a document a run', 'src/document/a.ts', "import type { X } from '../results/results.ts';"],
      ['a document pixels', 'src/document/html/a.ts', "import { encodePng } from '../../image/encode.ts';"],
      ['errors a room', 'src/errors.ts', "import './image/raster.ts';"],
    ],
  },
  'label sources stand alone': {
    rule: rules.labelSourcesStandAlone,
    kept: [
      ['its own folder', `${LABELS}/masks/a.ts`, "import './b.ts';"],
      ['the interface', `${LABELS}/masks/a.ts`, "import '../source.ts';"],
      ['the list', `${LABELS}/sources.ts`, "import './masks/source.ts';"],
      ['what sources share', `${LABELS}/masks/a.ts`, "import '../whole-image/b.ts';"],
      ['what sources of shapes share', `${LABELS}/coco/a.ts`, "import '../shapes/b.ts';"],
    ],
    broken: [
      ['another source', `${LABELS}/masks/a.ts`, "import '../class-folders/b.ts';"],
      ['what sources share a source', `${LABELS}/whole-image/a.ts`, "import '../masks/b.ts';"],
      ['what sources of shapes share a source', `${LABELS}/shapes/a.ts`, "import '../coco/b.ts';"],
      ['who finds them', `${LABELS}/find.ts`, "import './masks/source.ts';"],
      ['the stage', 'src/stages/2-dataset/reader.ts', "import './labels/masks/read.ts';"],
      [
        'only its type',
        'src/stages/7-report/a.ts',
        "import type { X } from '../2-dataset/labels/masks/a.ts';",
      ],
    ],
  },
  'only run.ts calls stages': {
    rule: rules.onlyRunCallsStages,
    kept: [
      ['run.ts', 'src/run.ts', "import './stages/5-train/train.ts';"],
      ['a part of it', 'src/run/data.ts', "import '../stages/3-split/make.ts';"],
      ['an entry reads settings', 'src/cli/commands.ts', "import '../stages/1-config/load.ts';"],
      ['a function for programs', 'src/api/doors.ts', "import '../stages/1-config/load.ts';"],
      ['an entry publishes', 'src/post.ts', "import './stages/8-publish/github/publisher.ts';"],
      ['the post step saves', 'src/post.ts', "import './stages/8-publish/github/cache.ts';"],
    ],
    broken: [
      ['an entry trains', 'src/cli.ts', "import './stages/5-train/train.ts';"],
      ['the command line trains', 'src/cli/commands.ts', "import '../stages/5-train/train.ts';"],
      ['a function for programs trains', 'src/api/doors.ts', "import '../stages/5-train/train.ts';"],
      ['the action trains', 'src/action/work.ts', "import '../stages/5-train/train.ts';"],
      ['a stray file', 'src/other.ts', "import './stages/1-config/load.ts';"],
    ],
  },
  'hosts stay apart': {
    rule: rules.hostsStayApart,
    kept: [
      ['itself', 'src/stages/8-publish/github/host.ts', "import './comment/client.ts';"],
      ['what all share', 'src/stages/8-publish/github/host.ts', "import '../host.ts';"],
      ['the choice', 'src/stages/8-publish/hosts.ts', "await import('./local/host.ts');"],
      ['the action its runner', 'src/action/main.ts', "import '../stages/8-publish/github/commands.ts';"],
      ['the post step its cache', 'src/post.ts', "import './stages/8-publish/github/cache.ts';"],
    ],
    broken: [
      ['a host another', 'src/stages/8-publish/local/host.ts', "import '../github/cache.ts';"],
      ['what all share a host', 'src/stages/8-publish/progress.ts', "import './local/terminal.ts';"],
      ['the command line', 'src/cli/session.ts', "import '../stages/8-publish/local/host.ts';"],
      ['the action a terminal', 'src/action/main.ts', "import '../stages/8-publish/local/host.ts';"],
      ['the flow', 'src/run/keep.ts', "import '../stages/8-publish/github/earlier-runs.ts';"],
    ],
  },
  'packages stay in their room': {
    rule: rules.packagesStayHome,
    kept: [
      ['the action', 'src/action/main.ts', "import * as core from '@actions/core';"],
      ['the GitHub publisher', 'src/stages/8-publish/github/publisher.ts', "import '@actions/core';"],
      ['a part of it', 'src/stages/8-publish/github/comment/client.ts', "import '@actions/github';"],
      ['the engine', 'src/engine/onnx/session.ts', "await import('onnxruntime-node');"],
      ['the charts', 'src/document/html/chart.ts', "import { init } from 'echarts/core';"],
      ['the images', 'src/image/decode.ts', "import sharp from 'sharp';"],
    ],
    broken: [
      ['the local publisher', 'src/stages/8-publish/local/publisher.ts', "import '@actions/core';"],
      ['another engine', 'src/engine/reference/a.ts', "import 'onnxruntime-node';"],
      ['only its types', 'src/stages/5-train/a.ts', "import type { Tensor } from 'onnxruntime-web';"],
      ['a stage', 'src/stages/2-dataset/a.ts', "import sharp from 'sharp';"],
      ['beside the charts', 'src/document/html/a.ts', "import { init } from 'echarts/core';"],
      ['a report that draws by itself', 'src/stages/7-report/a.ts', "import { init } from 'echarts/core';"],
    ],
  },
  'imports name files': {
    rule: rules.importsNameFiles,
    kept: [['a file', 'src/image/a.ts', "import './b.ts';"]],
    broken: [
      ['no extension', 'src/image/a.ts', "import './b';"],
      ['the compiled file', 'src/image/a.ts', "import './b.js';"],
      ['a test', 'src/image/a.ts', "import '../../test/x.ts';"],
    ],
  },
  'no circles': {
    rule: rules.noCircles,
    kept: [
      ['one way', 'src/image/a.ts', "import './b.ts';", { path: 'src/image/b.ts', text: '' }],
      [
        'two ways to the same',
        'src/image/a.ts',
        "import './b.ts'; import './c.ts';",
        { path: 'src/image/b.ts', text: "import './c.ts';" },
        { path: 'src/image/c.ts', text: '' },
      ],
    ],
    broken: [
      ['itself', 'src/image/a.ts', "import './a.ts';"],
      [
        'there and back',
        'src/image/a.ts',
        "import './b.ts';",
        { path: 'src/image/b.ts', text: "import './a.ts';" },
      ],
      [
        'back only for a type',
        'src/image/a.ts',
        "import './b.ts';",
        { path: 'src/image/b.ts', text: "import type { A } from './a.ts';" },
      ],
      [
        'back only later',
        'src/image/a.ts',
        "import './b.ts';",
        { path: 'src/image/b.ts', text: "const a = () => import('./a.ts');" },
      ],
      [
        'by way of a third, not of the first',
        'src/image/a.ts',
        "import './b.ts';",
        { path: 'src/image/b.ts', text: "import './c.ts';" },
        { path: 'src/image/c.ts', text: "import './b.ts';" },
      ],
    ],
  },
  'no file is left over': {
    rule: rules.everyFileIsNeeded,
    kept: [
      ['an entry', 'src/cli.ts', ''],
      ['imported', 'src/cli.ts', "import './a.ts';", { path: 'src/a.ts', text: '' }],
      ['imported later', 'src/cli.ts', "await import('./a.ts');", { path: 'src/a.ts', text: '' }],
    ],
    broken: [
      ['imported by nobody', 'src/a.ts', ''],
      ['it imports others', 'src/a.ts', "import './cli.ts';", { path: 'src/cli.ts', text: '' }],
    ],
  },
  'no Math.random': {
    rule: rules.noMathRandom,
    kept: [['in a comment', 'src/shared/random.ts', '// no Math.random()\nMath.floor(1);']],
    broken: [
      ['called', 'src/shared/random.ts', 'const x = Math.random();'],
      ['passed on', 'src/action.ts', 'f(Math.random);'],
      ['by a text', 'src/action.ts', "Math['random']();"],
      ['taken apart', 'src/action.ts', 'const { random } = Math;'],
    ],
  },
  'files are moved and removed in one place': {
    rule: rules.movesInOnePlace,
    kept: [
      ['by that place', 'src/image/a.ts', "import { remove } from '../shared/move-and-remove.ts';"],
      [
        'that place itself',
        'src/shared/move-and-remove.ts',
        "import { rename, rm } from 'node:fs/promises';",
      ],
      ['what only reads', 'src/image/a.ts', "import { readFile } from 'node:fs/promises';"],
    ],
    broken: [
      ['a renaming', 'src/image/a.ts', "import { open, rename } from 'node:fs/promises';"],
      ['a removal', 'src/image/a.ts', "import { rm } from 'node:fs/promises';"],
      ['a removal that waits', 'src/image/a.ts', "import { unlinkSync, unlink } from 'node:fs';"],
    ],
  },
  'files of others are read in one place': {
    rule: rules.filesAreReadInOnePlace,
    kept: [
      ['by that place', 'src/image/a.ts', "import { readPlainFile } from '../shared/plain-file.ts';"],
      ['that place itself', 'src/shared/plain-file.ts', "import { open } from 'node:fs/promises';"],
      ['what only lists', 'src/image/a.ts', "import { readdir, stat } from 'node:fs/promises';"],
      ['what writes its own', 'src/shared/growing-file.ts', "import { open } from 'node:fs/promises';"],
    ],
    broken: [
      ['a file', 'src/image/a.ts', "import { lstat, readFile } from 'node:fs/promises';"],
      ['at once', 'src/image/a.ts', "import { readFileSync } from 'node:fs';"],
      ['a stream', 'src/image/a.ts', "import { createReadStream } from 'node:fs';"],
      ['the long way', 'src/image/a.ts', "import { promises as files } from 'node:fs';"],
      ['all of it', 'src/image/a.ts', "import * as fs from 'node:fs/promises';"],
    ],
  },
  'texts are parsed with limits': {
    rule: rules.textsAreParsedWithLimits,
    kept: [
      ['JSON', 'src/image/a.ts', "import { parseJson } from '../shared/parse-json.ts'; parseJson(text);"],
      ['its own place', 'src/shared/parse-json.ts', 'JSON.parse(text);'],
      ['written', 'src/image/a.ts', 'JSON.stringify(value);'],
      ['nodes of YAML', 'src/image/a.ts', "import { isMap } from 'yaml';"],
    ],
    broken: [
      ['JSON', 'src/image/a.ts', 'JSON.parse(text);'],
      ['JSON, taken apart', 'src/image/a.ts', 'const { parse } = JSON;'],
      ['YAML', 'src/image/a.ts', "import { isMap, parseDocument } from 'yaml';"],
      ['YAML by its parts', 'src/image/a.ts', "import { Composer } from 'yaml';"],
    ],
  },
  'only the entries read the process': {
    rule: rules.onlyEntriesReadTheProcess,
    kept: [
      ['an entry', 'src/cli.ts', 'const { env } = process; process.argv;'],
      ['what is not surroundings', 'src/engine/onnx/a.ts', 'process.platform;'],
    ],
    broken: [
      ['env', 'src/run.ts', 'process.env.HOME;'],
      ['argv', 'src/cli/main.ts', 'f(process.argv);'],
      ['taken apart', 'src/run.ts', 'const { env } = process;'],
      ['the long way', 'src/run.ts', 'globalThis.process.env;'],
      ['imported', 'src/run.ts', "import { env } from 'node:process';"],
    ],
  },
  'clocks are arguments': {
    rule: rules.clocksAreArguments,
    kept: [
      ['an entry', 'src/cli.ts', 'const clock = () => performance.now();'],
      ["the engine's thread", 'src/engine/onnx/worker.ts', 'performance.now();'],
      ['a date from a number', 'src/stages/7-report/a.ts', 'new Date(milliseconds);'],
    ],
    broken: [
      ['a stage', 'src/stages/5-train/a.ts', 'Date.now();'],
      ['a finer clock', 'src/stages/5-train/a.ts', 'const start = performance.now();'],
      ['a date', 'src/stages/7-report/a.ts', 'new Date();'],
      ['a side room', 'src/image/a.ts', 'Date.now();'],
    ],
  },
  'what is used stays open until it is done': {
    rule: rules.usedUntilItsDone,
    kept: [
      [
        'awaited',
        'src/run/a.ts',
        'async function f() { await using reader = open(); return await g(reader); }',
      ],
      ['a value', 'src/run/a.ts', 'async function f() { await using reader = open(); return reader.size; }'],
      [
        'before there is anything to close',
        'src/run/a.ts',
        'async function f() { if (b) return g(); await using a = open(); }',
      ],
      ['nothing to close', 'src/run/a.ts', 'async function f() { return g(); }'],
      [
        "a function's own return",
        'src/run/a.ts',
        'async function f() { await using a = open(); await g(() => { return h(a); }); }',
      ],
    ],
    broken: [
      ['handed on', 'src/run/a.ts', 'async function f() { await using reader = open(); return g(reader); }'],
      [
        'in a branch',
        'src/run/a.ts',
        'const f = async () => { await using a = open(); if (b) { return g(a); } };',
      ],
    ],
  },
  'a turn of a loop closes by a function of its own': {
    rule: rules.loopsCloseByFunctions,
    kept: [
      ['no loop', 'src/run/a.ts', 'async function f() { await using a = open(); }'],
      ['behind a loop', 'src/run/a.ts', 'async function f() { for (;;) g(); await using a = open(); }'],
      [
        'a function that each turn calls',
        'src/run/a.ts',
        'for (const b of c) await (async () => { await using a = open(b); })();',
      ],
    ],
    broken: [
      ['endless', 'src/run/a.ts', 'for (;;) { await using a = open(); }'],
      ['of a list', 'src/run/a.ts', 'for (const b of c) { using a = open(b); }'],
      ['of names', 'src/run/a.ts', 'for (const b in c) { using a = open(b); }'],
      ['as long as', 'src/run/a.ts', 'while (b) { using a = open(); }'],
      ['at least once', 'src/run/a.ts', 'do { using a = open(); } while (b);'],
      ['a try in it', 'src/run/a.ts', 'for (;;) try { await using a = open(); } catch {}'],
      ['a loop in a loop, told once', 'src/run/a.ts', 'for (;;) for (;;) { using a = open(); }'],
      ["the loop's own", 'src/run/a.ts', 'for (await using a of b) g(a);'],
    ],
  },
  'files are short': {
    rule: rules.filesStayShort,
    kept: [
      ['250 lines', 'src/a.ts', 'a;\n'.repeat(250)],
      ['generated', 'src/engine/onnx/proto/onnx_pb.ts', 'a;\n'.repeat(251)],
      [
        'made by npm run tables',
        'src/a.ts',
        `// A.\n// biome-ignore-all format: made by a program\n${'a;\n'.repeat(249)}`,
      ],
    ],
    broken: [['251 lines', 'src/a.ts', 'a;\n'.repeat(251)]],
  },
  'files open with a comment': {
    rule: rules.filesOpenWithAComment,
    kept: [
      ['a comment', 'src/a.ts', '// What it is.\nconst a = 1;'],
      ['behind a shebang', 'src/cli.ts', '#!/usr/bin/env node\n// What it is.\n'],
    ],
    broken: [
      ['code', 'src/a.ts', 'const a = 1; // too late'],
      ['an empty comment', 'src/a.ts', '//\nconst a = 1;'],
      ['nothing', 'src/a.ts', ''],
    ],
  },
};

/** One file, and others beside it where one alone can't break the rule. */
type Row = readonly [reason: string, path: string, text: string, ...others: SourceFile[]];

describe.each(Object.entries(cases))('%s', (_name, { rule, kept, broken }) => {
  test('in all of src/', () => {
    expect(rule(sources)).toEqual([]);
  });

  test.for(kept)('is kept: %s', ([reason, path, text, ...others]) => {
    expect(rule([{ path, text }, ...others]), reason).toEqual([]);
  });

  test.for(broken)('can fail: %s', ([reason, path, text, ...others]) => {
    expect(rule([{ path, text }, ...others]), reason).toHaveLength(1);
  });
});

test('what is used stays open until it is done, in tests as well', () => {
  const tests = globSync('test/**/*.ts', { cwd: root })
    .sort()
    .map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }));
  expect(rules.usedUntilItsDone(tests)).toEqual([]);
});

test('every rule is run', () => {
  const run = new Set<unknown>(Object.values(cases).map(({ rule }) => rule));
  const left = Object.entries(rules).filter(([name, rule]) => name !== 'read' && !run.has(rule));
  expect(left.map(([name]) => name)).toEqual([]);
});
