// argv -> command, flags and what else stands there. What a flag may be is for the settings' table.
import { parseArgs } from 'node:util';
import { closest } from 'fastest-levenshtein';
import { commandUnknown, type Fault, flagWithoutValue, InputError } from '../errors.ts';
import { SETTINGS } from '../stages/1-config/table.ts';
import { COMMAND_TABLE, COMMANDS, type Command } from './command-table.ts';

export interface Arguments {
  /** Undefined where nothing was asked. */
  readonly command: Command | undefined;
  /** By name as typed, without the leading dashes; the last one counts, or each is a line where a setting has lines. */
  readonly flags: Readonly<Record<string, string>>;
  /** After the command, or after `help`, or after the command that `--help` was asked of. */
  readonly positionals: readonly string[];
  /** What is wrong with the way the arguments are written, to be reported with everything else. */
  readonly faults: readonly Fault[];
}

const OPTIONS = COMMAND_TABLE.flatMap(({ options }) => options);
const SWITCHES: ReadonlySet<string> = new Set(
  OPTIONS.filter(({ isSwitch }) => isSwitch === true).map(({ name }) => name),
);
const NAMES = [...new Set([...SETTINGS, ...OPTIONS].map(({ name }) => name))];

const LINES: ReadonlySet<string> = new Set(
  SETTINGS.filter(({ type }) => type.lines === true).map(({ name }) => name),
);

/** A flag takes the next argument, or what follows `=`, as its value; a switch only the latter. */
export function parseArguments(argv: readonly string[]): Arguments {
  const type = (name: string) => (SWITCHES.has(name) ? ('boolean' as const) : ('string' as const));
  const { tokens } = parseArgs({
    args: withUnknownFlags(argv, NAMES),
    options: {
      ...Object.fromEntries(NAMES.map((name) => [name, { type: type(name) }])),
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  const flags: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name === 'help' || token.name === 'version') continue;
    const { name, rawName, inlineValue } = token;
    const value = token.value ?? (SWITCHES.has(name) ? 'true' : undefined);
    // `--epochs --patience 5` forgot a value; `--min-delta -1` gave one, if a wrong one.
    const forgotten = value === undefined || (!inlineValue && /^--?[a-z]/.test(value));
    if (forgotten) faults.push(flagWithoutValue(rawName));
    else flags[name] = LINES.has(name) && name in flags ? `${flags[name]}\n${value}` : value;
  }
  const asked = (name: string) => tokens.some((token) => token.kind === 'option' && token.name === name);
  const [first, ...positionals] = tokens.flatMap((token) =>
    token.kind === 'positional' ? [token.value] : [],
  );
  const rest = { flags, positionals, faults };
  if (asked('version')) return { command: 'version', ...rest };
  if (asked('help'))
    return {
      command: 'help',
      ...rest,
      positionals: first === undefined || first === 'help' ? positionals : [first],
    };
  return { command: first === undefined ? undefined : knownCommand(first), ...rest };
}

/** Gives an unknown flag the argument after it, as every known one (but help and version) takes it. */
function withUnknownFlags(argv: readonly string[], known: readonly string[]): string[] {
  const result: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i]!;
    const [, name] = /^--([^=]+)$/.exec(argument) ?? [];
    const takesNext = name !== undefined && ![...known, 'help', 'version'].includes(name);
    const next = argv[i + 1];
    if (takesNext && next !== undefined && !next.startsWith('-')) {
      result.push(`${argument}=${next}`);
      i++;
    } else result.push(takesNext ? `${argument}=` : argument);
  }
  return result;
}

function knownCommand(name: string): Command {
  const command = COMMANDS.find((one) => one === name);
  if (command === undefined) throw new InputError(commandUnknown(name, closest(name, COMMANDS)));
  return command;
}
