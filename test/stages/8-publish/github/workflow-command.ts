// Reads workflow commands as the runner does (actions/runner, ActionCommand.cs), for tests that nothing is one.

/** The command's name if the runner would take the line for a command, else undefined. */
export function readCommand(line: string): string | undefined {
  const now = /^::([^\s:]+)(?: .*?)?::/.exec(line.trimStart());
  if (now !== null) return now[1];
  return /##\[([^\] ]+)[^\]]*\]/.exec(line)?.[1];
}
