// The generated part of docs/settings.md: every setting from the table, with its note.
import { ACTION_INPUTS } from '../../src/stages/1-config/action-inputs.ts';
import { describeDefault, type Setting } from '../../src/stages/1-config/setting.ts';
import { SETTINGS } from '../../src/stages/1-config/table.ts';
import { defaultCell, table } from './markdown.ts';

const SECTIONS = [...new Set(SETTINGS.map(({ section }) => section))];

/** For README.md: every name with a link to its place on the page. */
export function settingsIndex(): string {
  const lines = SECTIONS.map(
    (section) => `- **${section}:** ${settingsOf(section).map(settingLink).join(', ')}`,
  );
  const inputs = ACTION_INPUTS.map(settingLink);
  return `\n${lines.join('\n')}\n- **Inputs of the action alone:** ${inputs.join(', ')}\n\n`;
}

export function settingsPage(): string {
  const chapters = SECTIONS.map((section) =>
    [`## ${section}`, ...settingsOf(section).map(settingText)].join('\n\n'),
  );
  const inputs = [
    '## Inputs of the action alone',
    'They are no settings: they stand in no file, no flag and no results.',
    ...ACTION_INPUTS.map(
      ({ name, type, default: value, help }) =>
        `### \`${name}\`\n\n${help}\n\n${table(['accepted', 'default'], [[type, value === undefined ? 'none' : `\`${value}\``]])}`,
    ),
  ];
  return `\n${[...chapters, inputs.join('\n\n')].join('\n\n')}\n\n`;
}

function settingsOf(section: string): Setting<unknown>[] {
  return SETTINGS.filter((setting) => setting.section === section);
}

function settingLink({ name }: { readonly name: string }): string {
  return `[\`${name}\`](docs/settings.md#${name})`;
}

function settingText(setting: Setting<unknown>): string {
  const { note, recipes } = setting;
  const unset = setting.default === undefined ? describeDefault(setting) : defaultCell(setting);
  const facts = [
    ['accepted', setting.type.label],
    ['default', unset],
    ...(recipes === undefined
      ? []
      : [
          ['`recipe: auto`', recipes.auto],
          ['`recipe: classic`', recipes.classic],
        ]),
    ...(setting.inFile === false
      ? [['settings file', 'not there: it belongs to whoever starts the run']]
      : []),
  ];
  const parts = [`### \`${setting.name}\``, setting.help, ...(note === undefined ? [] : [note])];
  return [...parts, table(facts[0]!, facts.slice(1))].join('\n\n');
}
