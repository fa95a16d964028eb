// Faults of the command line, the sample data set and the runtime packages.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

export function sampleFolderNotEmpty(folder: string): Fault {
  return fault('sample-folder-not-empty', {
    subject: `folder ${quote(folder)}`,
    got: 'is not empty',
    expected: 'expected a new or an empty folder for the sample',
    fix: 'Name another folder, or empty this one.',
  });
}

export function sampleFolderNotWritable(folder: string, reason: string): Fault {
  return fault('sample-folder-not-writable', {
    subject: `folder ${quote(folder)}`,
    got: `cannot be written: ${escapeControls(reason)}`,
    fix: 'Name a folder that this user may write to.',
  });
}

export function runtimePackagesMissing(root: string, reason: string, command: string): Fault {
  return fault('runtime-packages-missing', {
    subject: `runtime packages in ${quote(root)}`,
    got: `could not be installed: ${escapeControls(reason)}`,
    fix: `Run \`${command}\` in that folder beforehand, on a machine or in a step that reaches the npm registry. For runners that never do, see "Runners without a network" in the README of Best Epoch.`,
  });
}

/** Installed anew from the registry, so that the run goes on. */
export function packagesCacheUnfit(): Fault {
  return fault('packages-cache-unfit', {
    subject: 'the runtime packages in the Actions cache',
    got: 'are damaged or not what package-lock.json pins',
    fix: 'They are not used but installed from the npm registry, and kept anew.',
    severity: 'warning',
  });
}

/** Best effort: without the cache the registry has them. */
export function packagesCacheFailed(what: 'read' | 'saved', reason: string): Fault {
  return fault('packages-cache-failed', {
    subject: 'the runtime packages in the Actions cache',
    got: `could not be ${what}: ${escapeControls(reason)}`,
    fix: 'They come from the npm registry, which takes longer.',
    severity: 'warning',
  });
}

export function runtimePackagesBroken(root: string, reason: string): Fault {
  return fault('runtime-packages-broken', {
    subject: `runtime packages in ${quote(root)}`,
    got: `are there but can't be loaded: ${escapeControls(reason)}`,
    fix: 'Delete the node_modules folder there and run again; they are installed anew.',
  });
}

export function engineNotInstalled(engine: string, folder: string, reason: string): Fault {
  return fault('engine-not-installed', {
    subject: `engine ${quote(engine)} in ${quote(folder)}`,
    got: `is not installed: ${escapeControls(reason)}`,
    fix: `\`best-epoch train --engine ${engine}\` installs it. It needs npm, and on Linux x64 python3 with pip and g++ (Debian: \`apt-get install python3-pip g++\`). Or set engine to auto.`,
  });
}

export function commandUnknown(name: string, nearest: string): Fault {
  return fault('command-unknown', {
    subject: `command ${quote(name)}`,
    got: 'is not known',
    expected: `the nearest known one is ${quote(nearest)}`,
    fix: '`best-epoch help` lists every command.',
  });
}

export function flagWithoutValue(flag: string): Fault {
  return fault('flag-without-value', {
    subject: `flag ${quote(flag)}`,
    got: 'has no value',
    fix: `Write it as \`${escapeControls(flag)} VALUE\` or \`${escapeControls(flag)}=VALUE\`.`,
  });
}

export function argumentMissing(subject: string, expected: string, usage: string): Fault {
  return fault('argument-missing', {
    subject: `the ${subject}`,
    got: 'is not given',
    expected: `expected ${expected}`,
    fix: `Usage: \`${usage}\`.`,
  });
}

export function argumentUnexpected(argument: string, fix: string): Fault {
  return fault('argument-unexpected', {
    subject: `argument ${quote(argument)}`,
    got: 'has no meaning here',
    fix,
  });
}

/** Of an input of the action. */
export function settingNotForTraining(name: string): Fault {
  return fault('setting-not-for-training', {
    subject: `input ${quote(name)}`,
    got: 'has no meaning for a training',
    fix: 'Set `evaluate-only: true` to test a trained model, or leave it out.',
  });
}

export function settingNotForCommand(name: string, command: string): Fault {
  return fault('setting-not-for-command', {
    subject: `setting ${quote(name)}`,
    got: `has no meaning for the command ${quote(command)}`,
    fix: 'Leave it out; `best-epoch help` shows what the command takes.',
  });
}
