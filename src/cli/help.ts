// The help text, from the settings' table.
import { describeDefault, SETTINGS, type Setting } from '../stages/1-config/table.ts';

const USAGE = `Turns a folder of labelled images into the best model this machine can train.

Usage
  best-epoch train --data FOLDER [settings]
  best-epoch check --data FOLDER [settings]     audit the data and make the split, no training
  best-epoch sample ccd FOLDER [--count N] [--seed S]
                                                write simulated, labelled CCD exposures
  best-epoch demo [FOLDER] [settings]           make a sample and train on it for about a minute
  best-epoch help
  best-epoch --version
`;

const END = `Settings may also stand in a best-epoch.json or best-epoch.yml in the data folder; flags go first.

Exit codes: 0 done, 1 a condition of --fail-if holds, 2 bad input or settings, 3 internal error,
130 or 143 cancelled (the best model is saved).
`;

/** @param width of the terminal in columns */
export function helpText(width: number): string {
  const sections = [...new Set(SETTINGS.map(({ section }) => section))];
  const body = sections.map((section) => {
    const rows = SETTINGS.filter((setting) => setting.section === section);
    return `${section}\n${rows.map((setting) => describe(setting, Math.min(width, 110))).join('')}`;
  });
  return [USAGE, ...body, END].join('\n');
}

const INDENT = 26;

function describe(setting: Setting<unknown>, width: number): string {
  const text = `${setting.help} [${setting.type.label}; default: ${describeDefault(setting)}]`;
  const lines = wrap(text, Math.max(30, width - INDENT));
  return lines.map((line, i) => `${(i === 0 ? `  --${setting.name}` : '').padEnd(INDENT)}${line}\n`).join('');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
