// The rules of the house, each a function from source files to what breaks it. architecture.test.ts runs them over
// src/ and shows that each can fail.
import { posix } from 'node:path';
import { parseAst } from 'vitest/node';

export interface SourceFile {
  /** From the project's root, e.g. `src/image/decode.ts`. */
  readonly path: string;
  readonly text: string;
}

/** Every violation, worded `path: what`. */
export type Rule = (files: readonly SourceFile[]) => string[];

/** What a terminal or a runner starts. */
const ENTRIES = ['src/cli.ts', 'src/action.ts', 'src/post.ts'];

/** What an entry calls. */
const DOORS = ['cli', 'action', 'api'];

/** Rooms that any stage may use; they know no stage. */
const SIDE_ROOMS = [
  ...[
    'network',
    'engine',
    'metrics',
    'image',
    'objects',
    'document',
    'shared',
    'sample',
    'pretrained',
    'provision',
    'results',
    'earlier',
  ],
];

/** What a side room may import beside itself, `shared` and `errors.ts`. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  engine: ['network'],
  results: ['metrics'],
  earlier: ['results'],
};

/** A stage imports only stages of lower number, side rooms and the catalogue of errors. */
export const stagesLookBack: Rule = overLocalImports((from, to) => {
  const [here, there] = [stageOf(from), stageOf(to)];
  if (here === undefined) return;
  if (there !== undefined) return there <= here ? undefined : `stage ${here} imports the later ${to}`;
  const allowed = SIDE_ROOMS.includes(roomOf(to)) || to === 'src/errors.ts';
  return allowed ? undefined : `a stage imports ${to}`;
});

/** A side room imports only itself, `shared`, `errors.ts`, and what ALSO names. */
export const sideRoomsStandAlone: Rule = overLocalImports((from, to) => {
  const room = from === 'src/errors.ts' ? 'errors' : roomOf(from);
  if (room !== 'errors' && !SIDE_ROOMS.includes(room)) return;
  const allowed = [room, 'shared', ...(ALSO[room] ?? [])].includes(roomOf(to)) || to === 'src/errors.ts';
  return allowed || to === 'package.json' ? undefined : `the side room ${room} imports ${to}`;
});

/** What is in a label source's folder is its own; only the list of sources names any. `whole-image/` and `shapes/` are shared by several. */
export const labelSourcesStandAlone: Rule = overLocalImports((from, to) => {
  const [, source] = LABEL_SOURCE.exec(to) ?? [];
  if (source === undefined || source === LABEL_SOURCE.exec(from)?.[1]) return;
  return from === 'src/stages/2-dataset/labels/sources.ts' ? undefined : `imports the label source ${to}`;
});

const LABEL_SOURCE = /^src\/stages\/2-dataset\/labels\/(?!(?:whole-image|shapes)\/)([^/]+)\//;

/** Only run.ts and run/ call the stages; the entries beside it read settings (stage 1) and choose a publisher (stage 8). */
export const onlyRunCallsStages: Rule = overLocalImports((from, to) => {
  const stage = stageOf(to);
  if (stage === undefined || stageOf(from) !== undefined) return;
  if (from === 'src/run.ts' || roomOf(from) === 'run') return;
  const entry = ENTRIES.includes(from) || DOORS.includes(roomOf(from));
  return entry && (stage === 1 || stage === 8) ? undefined : `imports stage ${stage}, ${to}`;
});

/** A host is imported by `hosts.ts`, which chooses it, and where only it can be meant; no host knows another. */
export const hostsStayApart: Rule = overLocalImports((from, to) => {
  const host = hostOf(to);
  if (host === undefined || host === hostOf(from) || from === `${HOSTS}hosts.ts`) return;
  const isGitHubs = host === 'github' && (from === 'src/post.ts' || roomOf(from) === 'action');
  return isGitHubs ? undefined : `imports the host ${host}, ${to}`;
});

const HOSTS = 'src/stages/8-publish/';

/** `github` of `src/stages/8-publish/github/cache.ts`. */
function hostOf(path: string): string | undefined {
  const inside = path.startsWith(HOSTS) ? path.slice(HOSTS.length) : '';
  return inside.includes('/') ? inside.slice(0, inside.indexOf('/')) : undefined;
}

/** A package of one room's own is imported nowhere else. */
export const packagesStayHome: Rule = overImports((from, to) => {
  const home = HOMES.find(([name]) => name.test(to))?.[1];
  return home === undefined || home.test(from) ? undefined : `imports ${to}`;
});

const HOMES: readonly (readonly [name: RegExp, home: RegExp])[] = [
  [/^@actions\//, /^src\/(post\.ts|action\/.+|stages\/8-publish\/github\/.+)$/],
  [/^onnxruntime-/, /^src\/engine\/onnx\//],
  [/^@bufbuild\//, /^src\/engine\/onnx\//],
  [/^@tensorflow\//, /^src\/engine\/tensorflow\//],
  [/^sharp$/, /^src\/image\//],
  [/^echarts/, /^src\/document\/html\/chart\.ts$/],
];

/** Local imports name a file with its extension, inside src/. */
export const importsNameFiles: Rule = overLocalImports((_from, to) => {
  if (to === 'package.json' || /^src\/.*\.ts$/.test(to)) return;
  return `imports ${to}, which is no TypeScript file in src/`;
});

/**
 * No file imports itself by way of others. Files in a circle are understood, tested and moved only together, so every
 * kind of import counts: one of types needs the other file's words, and `import()` merely needs it later.
 */
export const noCircles: Rule = (files) => {
  const imports = new Map(files.map((file) => [file.path, localImports(file)]));
  const seen = new Set<string>();
  const circlesFrom = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) {
      const circle = trail.slice(trail.indexOf(path) + 1);
      return [`${path}: imports itself${circle.map((file) => ` by way of ${file}`).join('')}`];
    }
    if (seen.has(path)) return [];
    seen.add(path);
    return (imports.get(path) ?? []).flatMap((to) => circlesFrom(to, [...trail, path]));
  };
  return files.flatMap(({ path }) => circlesFrom(path, []));
};

/** What is begun by itself: by a terminal, a runner, a program that imports the package, a thread. */
const BEGUN = [...ENTRIES, 'src/index.ts', 'src/engine/onnx/worker.ts'];

/** Another file needs it, or it's begun by itself: what only tests import is no part of the program. */
export const everyFileIsNeeded: Rule = (files) => {
  const needed = new Set([...BEGUN, ...files.flatMap(localImports)]);
  return files.filter(({ path }) => !needed.has(path)).map(({ path }) => `${path}: is imported by no other`);
};

/** Randomness is an argument. */
export const noMathRandom: Rule = overUses((use) => (use === 'Math.random' ? `uses ${use}` : undefined));

/** What Windows refuses for a moment is tried again, in one place. */
export const movesInOnePlace: Rule = (files) =>
  files
    .filter(({ path }) => path.startsWith('src/') && path !== 'src/shared/move-and-remove.ts')
    .filter(({ text }) => /import\s*\{[^}]*\b(?:rename|rm|rmdir|unlink)\b[^}]*\}\s*from 'node:fs/.test(text))
    .map(({ path }) => `${path}: renames or removes without shared/move-and-remove.ts`);

/** What others chose is read as plain files of limited size; these write, or read what is the program's own. */
export const filesAreReadInOnePlace: Rule = (files) =>
  files
    .filter(({ path }) => path.startsWith('src/') && !READS_OR_WRITES_ITS_OWN.test(path))
    .filter(({ text }) => READING.test(text))
    .map(({ path }) => `${path}: reads without shared/plain-file.ts`);

const READING =
  /import\s*\{[^}]*\b(?:readFile|readFileSync|createReadStream|open|openSync|openAsBlob|promises)\b[^}]*\}\s*from 'node:fs|import \* as \w+ from 'node:fs/;
const READS_OR_WRITES_ITS_OWN = new RegExp(
  `^src/(?:${[
    'shared/(?:plain-file|growing-file|write-file-atomic|move-and-remove)',
    // What the system says of its processes.
    'shared/(?:available-memory|process-identity)',
    'image/label-file',
    'stages/2-dataset/pixel-file',
    // Of the installation.
    'provision/(?:packages|program|tensorflow)',
    // The runner's event, what this run has written, what this process has downloaded.
    'stages/8-publish/github/(?:run-scope|publisher|release|runs)',
  ].join('|')})\\.ts$`,
);

/** What JSON and YAML from outside may be is limited in one place each. */
export const textsAreParsedWithLimits: Rule = (files) =>
  files
    .filter(({ path }) => path.startsWith('src/') && !/^src\/shared\/parse-(?:json|yaml)\.ts$/.test(path))
    .flatMap((file) => [
      ...(read(file).uses.includes('JSON.parse')
        ? [`${file.path}: parses without shared/parse-json.ts`]
        : []),
      ...(YAML.test(file.text) ? [`${file.path}: parses without shared/parse-yaml.ts`] : []),
    ]);

const YAML = /import\s*(?:\*|\{[^}]*\b(?:parse\w*|Parser|Composer)\b)[^;]*from 'yaml'/;

/** The process' surroundings are the entries' to read. */
export const onlyEntriesReadTheProcess: Rule = overUses((use, path) => {
  // Libraries that take options from the environment only; their engines set them before they load them.
  const loads = ['src/engine/tensorflow/load.ts', 'src/engine/onnx/telemetry.ts'];
  const entry = [...ENTRIES, ...loads].includes(path);
  return !entry && (use === 'process.env' || use === 'process.argv') ? `uses ${use}` : undefined;
});

/** A clock is an argument; only the entries and what runs in the engine's own thread may look at one. */
export const clocksAreArguments: Rule = overUses((use, path) => {
  const free = !path.startsWith('src/stages/') && !SIDE_ROOMS.includes(roomOf(path));
  if (free || path.startsWith('src/engine/onnx/')) return;
  return ['Date.now', 'performance.now', 'new Date()'].includes(use) ? `uses ${use}` : undefined;
});

/** What's returned without `await` goes on after an `await using` of the function has closed what it works with. */
export const usedUntilItsDone: Rule = (files) =>
  files.flatMap((file) =>
    worded(
      file,
      read(file).unawaited.map(
        (call) => `returns ${call} without await, which goes on after the \`await using\` has ended`,
      ),
    ),
  );

/** Bundled for Node 20, a loop's `using` keeps the error of one turn and throws it again at the end of every later one. */
export const loopsCloseByFunctions: Rule = (files) =>
  files.flatMap((file) =>
    worded(
      file,
      read(file).closedInLoops.map(
        (what) => `has \`${what}\` in a loop, not in a function that each turn calls`,
      ),
    ),
  );

const MOST_LINES = 250;

export const filesStayShort: Rule = overHandWritten(({ text }) => {
  const lines = text.trimEnd().split('\n').length;
  return lines > MOST_LINES ? `has ${lines} lines, more than ${MOST_LINES}` : undefined;
});

/** What the file is, and what it's not, comes first. */
export const filesOpenWithAComment: Rule = overHandWritten(({ text }) =>
  /^(#!.*\n)?\/\/ \S/.test(text) ? undefined : 'does not open with a comment that says what it is',
);

// ---- how a rule looks at files -----------------------------------------------------------------------------

type Judge<Thing> = (thing: Thing, path: string) => string | undefined;

/** As what `npm run tables` writes says of itself. */
const GENERATED = '\n// biome-ignore-all format: made by a program\n';

function overHandWritten(judge: Judge<SourceFile>): Rule {
  return (files) =>
    files
      .filter(({ path, text }) => !path.endsWith('_pb.ts') && !text.includes(GENERATED))
      .flatMap((file) => worded(file, [judge(file, file.path)]));
}

function overUses(judge: Judge<string>): Rule {
  return (files) =>
    files.flatMap((file) =>
      worded(
        file,
        read(file).uses.map((use) => judge(use, file.path)),
      ),
    );
}

function overImports(judge: (from: string, to: string) => string | undefined): Rule {
  return (files) =>
    files.flatMap((file) =>
      worded(
        file,
        read(file).imports.map((to) => judge(file.path, to)),
      ),
    );
}

/** Of relative imports only; `to` is the imported file from the project's root. */
function overLocalImports(judge: (from: string, to: string) => string | undefined): Rule {
  return (files) =>
    files.flatMap((file) =>
      worded(
        file,
        localImports(file).map((to) => judge(file.path, to)),
      ),
    );
}

/** The files that relative imports name, from the project's root. */
function localImports(file: SourceFile): string[] {
  const relative = read(file).imports.filter((to) => to.startsWith('.'));
  return relative.map((to) => posix.join(posix.dirname(file.path), to));
}

function worded({ path }: SourceFile, found: readonly (string | undefined)[]): string[] {
  return found.filter((what) => what !== undefined).map((what) => `${path}: ${what}`);
}

/** `image` of `src/image/decode.ts`; empty for a file in src/ itself. */
function roomOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? '';
}

function stageOf(path: string): number | undefined {
  const number = /^src\/stages\/(\d+)-/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}

// ---- reading a file ----------------------------------------------------------------------------------------

interface Read {
  /** What stands behind every `import ... from`, `export ... from`, `import(...)` and type `import(...)`. */
  readonly imports: readonly string[];
  /** `object.property` for every access to a global's property, and `new Date()` without arguments. */
  readonly uses: readonly string[];
  /** Calls that an async function returns without `await`, behind an `await using`. */
  readonly unawaited: readonly string[];
  /** Declarations by `using` or `await using` that a loop passes again and again. */
  readonly closedInLoops: readonly string[];
}

const known = new Map<string, Read>();

/** @throws SyntaxError where the text is not TypeScript. */
export function read({ path, text }: SourceFile): Read {
  const before = known.get(text);
  if (before) return before;
  const imports: string[] = [];
  const uses: string[] = [];
  const unawaited: string[] = [];
  const inLoops = new Set<Node>();
  walk(parseAst(text, { lang: 'ts' }, path), (node) => {
    const { source } = node;
    if (isNode(source) && typeof source.value === 'string') imports.push(source.value);
    uses.push(...usesOf(node));
    unawaited.push(...unawaitedIn(node, text));
    for (const declaration of closedInLoop(node)) inLoops.add(declaration);
  });
  const closedInLoops = [...inLoops].map(({ kind }) => `${kind}`);
  const result = { imports, uses, unawaited, closedInLoops };
  known.set(text, result);
  return result;
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function usesOf(node: Node): string[] {
  const { type, object, property, callee, id, init } = node;
  if (type === 'MemberExpression' && isNode(object) && isNode(property)) {
    // process.env, process['env'], globalThis.process.env
    const owner = object.type === 'MemberExpression' && isNode(object.property) ? object.property : object;
    return [`${owner.name}.${property.name ?? property.value}`];
  }
  if (type === 'NewExpression' && isNode(callee) && Array.isArray(node.arguments)) {
    return node.arguments.length === 0 ? [`new ${callee.name}()`] : [];
  }
  if (type === 'VariableDeclarator' && isNode(id) && id.type === 'ObjectPattern' && isNode(init)) {
    // const { env } = process
    const keys = (id.properties as Node[]).map(({ key }) => (isNode(key) ? key.name : undefined));
    return keys.map((key) => `${init.name}.${key}`);
  }
  if (type === 'ImportDeclaration' && isNode(node.source) && node.source.value === 'node:process') {
    const names = (node.specifiers as Node[]).map(({ imported }) =>
      isNode(imported) ? imported.name : 'env',
    );
    return names.map((name) => `process.${name}`);
  }
  return [];
}

function unawaitedIn(node: Node, text: string): string[] {
  if (!isFunction(node) || node.async !== true) return [];
  const own: Node[] = [];
  walk(node.body, (inner) => own.push(inner), isFunction);
  const opened = own.filter(({ type, kind }) => type === 'VariableDeclaration' && kind === 'await using');
  const first = Math.min(...opened.map(({ start }) => Number(start)));
  return own.flatMap(({ type, argument, start: place }) => {
    if (
      type !== 'ReturnStatement' ||
      Number(place) < first ||
      !isNode(argument) ||
      argument.type !== 'CallExpression'
    )
      return [];
    const { start, end } = argument.callee as Node;
    return [`${text.slice(Number(start), Number(end))}()`];
  });
}

function closedInLoop(node: Node): Node[] {
  if (!LOOPS.includes(node.type)) return [];
  const own: Node[] = [];
  walk(node, (inner) => own.push(inner), isFunction);
  return own.filter(({ kind }) => kind === 'using' || kind === 'await using');
}

const LOOPS = ['ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement', 'DoWhileStatement'];

function isFunction({ type }: Node): boolean {
  return ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(type);
}

/** @param closed nodes that are not looked into */
function walk(
  value: unknown,
  visit: (node: Node) => void,
  closed: (node: Node) => boolean = () => false,
): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit, closed);
  if (!isNode(value)) return;
  visit(value);
  if (closed(value)) return;
  for (const child of Object.values(value)) if (typeof child === 'object') walk(child, visit, closed);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
