// The runner's own variables that are empty are absent: a runner that knows no server or run sets them so, and nobody who
// reads one has to tell the two apart.

const RUNNERS = /^(?:GITHUB|RUNNER|ACTIONS)_/;

/** Takes the empty ones out of `env`, which is the process's own, so that what reads that by itself finds none either. */
export function presentVariables<Variables extends Record<string, string | undefined>>(
  env: Variables,
): Variables {
  for (const [name, value] of Object.entries(env)) if (value === '' && RUNNERS.test(name)) delete env[name];
  return env;
}
