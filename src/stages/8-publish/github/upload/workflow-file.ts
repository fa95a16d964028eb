// A workflow or an action of the checked-out repository, as its YAML stands there. It may be a pull request's: it's only
// read, and only where it's a plain file of the workspace.
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isAlias, isMap, isScalar, LineCounter, type Scalar } from 'yaml';
import { parseYaml } from '../../../../shared/parse-yaml.ts';
import { MOST_BYTES, readPlainText } from '../../../../shared/plain-file.ts';

export interface WorkflowFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly content: unknown;
  readonly lineOf: (node: Scalar) => number;
  /** What an alias stands for; anything else is itself. */
  readonly resolve: (node: unknown) => unknown;
}

/** @returns a function that gives undefined for what can't be read, for whatever reason */
export function workflowReader(workspace: string) {
  return async (path: string): Promise<WorkflowFile | undefined> => {
    try {
      const [root, file] = await Promise.all([realpath(workspace), realpath(join(workspace, path))]);
      if (!file.startsWith(`${root}${sep}`)) return undefined;
      return parsed(path, await readPlainText(file, MOST_BYTES.text));
    } catch {
      return undefined;
    }
  };
}

function parsed(path: string, text: string): WorkflowFile {
  const lineCounter = new LineCounter();
  const document = parseYaml(text, lineCounter);
  return {
    path,
    content: document.contents,
    lineOf: ({ range }) => lineCounter.linePos(range?.[0] ?? 0).line,
    resolve: (node) => (isAlias(node) ? node.resolve(document) : node),
  };
}

/** What a mapping has under a key; undefined where it has nothing, or is none. */
export function entry({ resolve }: WorkflowFile, parent: unknown, key: string): unknown {
  return isMap(parent) ? resolve(parent.get(key, true)) : undefined;
}

export function textOf(node: unknown): string {
  return isScalar(node) ? `${node.value ?? ''}`.trim() : '';
}
