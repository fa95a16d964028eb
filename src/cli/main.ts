// Runs the command that was asked for and turns what goes wrong into a message and an exit code.
import { argumentMissing, type Fault, InputError } from '../errors.ts';
import { takenAway } from '../provision/taken-away.ts';
import { fileSystemRefusal } from '../run/file-system-refused.ts';
import { wantOfMemory } from '../run/heed-memory.ts';
import { tellFaults } from '../stages/8-publish/tell-faults.ts';
import { parseArguments } from './arguments.ts';
import { COMMANDS, usageOf } from './command-table.ts';
import {
  checkCommand,
  demoCommand,
  helpCommand,
  mergeCommand,
  sampleCommand,
  setupCommand,
  trainCommand,
  versionCommand,
} from './commands.ts';
import { convertCommand } from './convert-command.ts';
import { evaluateCommand } from './evaluate-command.ts';
import { explainCommand } from './explain-command.ts';
import { helpText } from './help.ts';
import { labelCommand } from './label-command.ts';
import { predictCommand } from './predict-command.ts';
import type { Session } from './session.ts';

/** 0 done, 1 a gate failed, 2 bad input or settings, 3 internal error, 130 or 143 cancelled. */
export async function main(session: Session): Promise<number> {
  try {
    return await runCommand(session);
  } catch (thrown) {
    return tellThrown((await takenAway(thrown, session)) ?? thrown, session.stderr);
  }
}

/** Says what went wrong and gives the exit code; also of what a library throws where no command hears it. */
export function tellThrown(thrown: unknown, stderr: Session['stderr']): number {
  const error =
    wantOfMemory(thrown, { doing: 'the command', lower: [] }) ?? fileSystemRefusal(thrown) ?? thrown;
  if (error instanceof InputError) {
    tellFaults(stderr, error.faults);
    // For people: a log keeps to the faults.
    if (stderr.isTTY === true) stderr.write(`\n${whereMoreIs(error.faults)}\n`);
    return 2;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`internal error, please report it with all of this:\n${stack}\n`);
  return 3;
}

function whereMoreIs(faults: readonly Fault[]): string {
  const codes = new Set(faults.map(({ code }) => code));
  return `\`best-epoch explain ${codes.size === 1 ? [...codes][0] : 'CODE'}\` says more.`;
}

/** With flags alone somebody mostly means to train. */
function commandMissing(): Fault {
  return argumentMissing('command', `one of ${COMMANDS.join(', ')}`, usageOf('train'));
}

async function runCommand(session: Session): Promise<number> {
  const given = parseArguments(session.argv);
  switch (given.command) {
    case 'train':
      return trainCommand(given, session);
    case 'check':
      return checkCommand(given, session);
    case 'predict':
      return predictCommand(given, session);
    case 'evaluate':
      return evaluateCommand(given, session);
    case 'label':
      return labelCommand(given, session);
    case 'convert':
      return convertCommand(given, session);
    case 'sample':
      return sampleCommand(given, session);
    case 'demo':
      return demoCommand(given, session);
    case 'setup':
      return setupCommand(given, session);
    case 'merge':
      return mergeCommand(given, session);
    case 'explain':
      return explainCommand(given, session);
    case 'help':
      return helpCommand(given, session);
    case 'version':
      return versionCommand(session);
    case undefined:
      if (session.argv.length > 0) throw new InputError([commandMissing(), ...given.faults]);
      session.stderr.write(helpText(session.stderr.columns ?? 100));
      return 2;
  }
}
