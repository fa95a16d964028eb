// Keeps text from outside (file names, class names) from being read as a workflow command, and turns faults into
// annotations. Pure: it prints nothing.
import { posix, relative, resolve, sep } from 'node:path';
import type { AnnotationProperties } from '@actions/core';
import { type Fault, faultLines } from '../../../errors.ts';
import { escapeControls } from '../../../shared/quote.ts';

/**
 * A log line that the runner takes as plain text. The runner reads two forms as commands: `::name::` at the start of
 * a line (leading white space doesn't matter) and the older `##[name]` anywhere in it (actions/runner,
 * ActionCommand.cs: TryParseV2 and TryParse).
 */
export function plainLine(line: string): string {
  const oneLine = escapeControls(line).replaceAll('##[', '##\\[');
  return oneLine.trimStart().startsWith('::') ? `\\${oneLine.trimStart()}` : oneLine;
}

export interface Annotation {
  readonly severity: Fault['severity'];
  readonly message: string;
  readonly properties: AnnotationProperties;
}

// GitHub keeps ten annotations of each kind a step and drops the rest in silence; one error is left for the line that
// says how the step failed.
export const MAX_ANNOTATIONS = { error: 9, warning: 10 } as const;

/** The annotation of a fault. `data` and `workspace` are absolute: a file outside the workspace can't be shown. */
export function annotation(fault: Fault, data: string, workspace: string): Annotation {
  const { code, file, severity } = fault;
  const path = file === undefined ? undefined : insideWorkspace(resolve(data, file), workspace);
  return {
    severity,
    message: faultLines(fault).join('\n'),
    properties: { title: code, ...(path === undefined ? {} : { file: path }) },
  };
}

function insideWorkspace(path: string, workspace: string): string | undefined {
  const parts = relative(workspace, path).split(sep);
  return parts[0] === '..' || parts[0] === '' || resolve(parts.join(sep)) === parts.join(sep)
    ? undefined
    : parts.join(posix.sep);
}
