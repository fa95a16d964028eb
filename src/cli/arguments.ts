// argv -> command, flags and what else stands there. What a flag may be is for the settings' table.
import { parseArgs } from 'node:util';
import { commandUnknown, type Fault, flagWithOneDash, flagWithoutValue, InputError } from '../errors.ts';
import { suggestionFor } from '../shared/nearest-word.ts';
import { SETTINGS_ELSEWHERE } from '../stages/1-config/names-elsewhere.ts';
import { SETTINGS } from '../stages/1-config/table.ts';
import { COMMAND_TABLE, COMMANDS, COMMANDS_ELSEWHERE, type Command } from './command-table.ts';

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

/**
 * A flag takes the next argument, or what follows `=`, as its value; a switch only where that is `true` or `false`.
 * @throws InputError `command-unknown`
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const { args, faults } = plainArguments(argv);
  const type = (name: string) => (SWITCHES.has(name) ? ('boolean' as const) : ('string' as const));
  const { tokens } = parseArgs({
    args,
    options: {
      ...Object.fromEntries(NAMES.map((name) => [name, { type: type(name) }])),
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  const flags = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name === 'help' || token.name === 'version') continue;
    const { name, rawName, inlineValue } = token;
    const value = token.value ?? (SWITCHES.has(name) ? 'true' : undefined);
    // `--epochs --patience 5` forgot a value; `--min-delta -1` gave one, if a wrong one.
    const forgotten = value === undefined || (!inlineValue && /^--?[a-z]/.test(value));
    if (forgotten) faults.push(flagWithoutValue(rawName));
    else flags.set(name, LINES.has(name) && flags.has(name) ? `${flags.get(name)}\n${value}` : value);
  }
  const asked = (name: string) => tokens.some((token) => token.kind === 'option' && token.name === name);
  const [first, ...positionals] = tokens.flatMap((token) =>
    token.kind === 'positional' ? [token.value] : [],
  );
  const rest = { flags: Object.fromEntries(flags), positionals, faults };
  if (asked('version')) return { command: 'version', ...rest };
  if (asked('help'))
    return {
      command: 'help',
      ...rest,
      positionals: first === undefined || first === 'help' ? positionals : [first],
    };
  return { command: first === undefined ? undefined : knownCommand(first), ...rest };
}

/**
 * The arguments in a form that leaves nothing to guess: an unknown flag has the argument after it for its value, as every
 * known one (but help and version) has, and a switch the word after it where that is one of its two. Of a flag with one
 * dash a fault is left.
 */
function plainArguments(argv: readonly string[]): { readonly args: string[]; readonly faults: Fault[] } {
  const args: string[] = [];
  const faults: Fault[] = [];
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  for (let i = 0; i < end; i++) {
    const typed = argv[i]!;
    const next = i + 1 < end ? argv[i + 1]! : undefined;
    const isValue = next !== undefined && !/^--?[a-z]/i.test(next);
    const short = /^-([a-z][^=]*)/i.exec(typed)?.[1];
    const hasOneDash = short !== undefined && !SHORT.has(short);
    if (hasOneDash) faults.push(flagWithOneDash(typed, suggestionFor(short, NAMES, SETTINGS_ELSEWHERE)));
    // One that is known but for its dash is read: else it would seem to be missing, too.
    const argument = hasOneDash && NAMES.includes(short) ? `-${typed}` : typed;
    const name = /^--([^=]+)$/.exec(argument)?.[1];
    if (hasOneDash && argument === typed) {
      if (isValue && !argument.includes('=')) i++;
    } else if (name !== undefined && takesNext(name, next)) {
      args.push(isValue ? `${argument}=${next}` : `${argument}=`);
      if (isValue) i++;
    } else args.push(argument);
  }
  return { args: [...args, ...argv.slice(end)], faults };
}

const SHORT: ReadonlySet<string> = new Set(['h', 'v']);

function takesNext(name: string, next: string | undefined): boolean {
  if (SWITCHES.has(name)) return next === 'true' || next === 'false';
  return ![...NAMES, 'help', 'version'].includes(name);
}

/** @throws InputError `command-unknown` */
export function knownCommand(name: string): Command {
  const command = COMMANDS.find((one) => one === name);
  if (command !== undefined) return command;
  throw new InputError(commandUnknown(name, suggestionFor(name, COMMANDS, COMMANDS_ELSEWHERE)));
}
