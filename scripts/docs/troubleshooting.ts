// The generated part of docs/troubleshooting.md: every fault of src/errors with its message as somebody would meet it.
import type { Fault } from '../../src/errors/fault.ts';
import { CLASS_FOLDERS_NOTES } from './faults/class-folders.ts';
import { FILES_NOTES, FORMATS_NOTES, LABELS_NOTES } from './faults/data.ts';
import { EVALUATION_NOTES } from './faults/evaluation.ts';
import { FAN_OUT_NOTES } from './faults/fan-out.ts';
import { INITIAL_MODEL_NOTES } from './faults/initial-model.ts';
import type { FaultNote } from './faults/note.ts';
import {
  BASELINE_NOTES,
  MODELS_NOTES,
  PUBLISHING_NOTES,
  REUSE_NOTES,
  RULES_NOTES,
  SPLIT_NOTES,
  TRAINING_NOTES,
} from './faults/running.ts';
import { GATES_NOTES, PROGRAM_NOTES, SETTINGS_NOTES } from './faults/settings.ts';

interface Chapter {
  readonly title: string;
  /** The file in src/errors whose faults these are. */
  readonly file: string;
  readonly notes: Readonly<Record<string, FaultNote>>;
}

/** In the order in which a run may meet them. */
export const CHAPTERS: readonly Chapter[] = [
  { title: 'Settings', file: 'settings.ts', notes: SETTINGS_NOTES },
  { title: 'Command line and installation', file: 'program.ts', notes: PROGRAM_NOTES },
  { title: 'Files and folders', file: 'files.ts', notes: FILES_NOTES },
  { title: 'Images', file: 'formats.ts', notes: FORMATS_NOTES },
  { title: 'Classes and masks', file: 'labels.ts', notes: LABELS_NOTES },
  { title: 'Class folders', file: 'class-folders.ts', notes: CLASS_FOLDERS_NOTES },
  { title: 'Split', file: 'split.ts', notes: SPLIT_NOTES },
  { title: 'Training', file: 'training.ts', notes: TRAINING_NOTES },
  { title: 'Initial model', file: 'initial-model.ts', notes: INITIAL_MODEL_NOTES },
  { title: 'Baseline', file: 'baseline.ts', notes: BASELINE_NOTES },
  { title: 'Gates', file: 'gates.ts', notes: GATES_NOTES },
  { title: 'Caches', file: 'reuse.ts', notes: REUSE_NOTES },
  { title: 'Artifacts, summary and comment', file: 'publishing.ts', notes: PUBLISHING_NOTES },
  { title: 'Folds, sweeps and merging', file: 'fan-out.ts', notes: FAN_OUT_NOTES },
  { title: 'Prediction', file: 'using-models.ts', notes: MODELS_NOTES },
  { title: 'Evaluation', file: 'evaluation.ts', notes: EVALUATION_NOTES },
  { title: 'Labelling by rule', file: 'rules.ts', notes: RULES_NOTES },
];

interface Section {
  readonly code: string;
  /** Several where the same fault is worded for several tasks. */
  readonly notes: readonly FaultNote[];
}

export function troubleshootingPage(): string {
  const chapters = CHAPTERS.map(({ title, notes }) => ({ title, sections: sectionsOf(notes) }));
  const list = chapters.map(
    ({ title, sections }) =>
      `- **${title}:** ${sections.map(({ code }) => `[\`${code}\`](#${code})`).join(', ')}`,
  );
  const texts = chapters.map(({ title, sections }) =>
    [`## ${title}`, ...sections.map(sectionText)].join('\n\n'),
  );
  return `\n${list.join('\n')}\n\n${texts.join('\n\n')}\n\n`;
}

/** By code; one that an earlier chapter has, too, stands there with its notes of all chapters. */
function sectionsOf(own: Chapter['notes']): Section[] {
  const codes = [...new Set(Object.values(own).map(({ example }) => example.code))].sort();
  const first = (code: string) =>
    CHAPTERS.find(({ notes }) => Object.values(notes).some(({ example }) => example.code === code));
  const all = CHAPTERS.flatMap(({ notes }) => Object.values(notes));
  return codes
    .filter((code) => first(code)?.notes === own)
    .map((code) => ({ code, notes: all.filter(({ example }) => example.code === code) }));
}

function sectionText({ code, notes }: Section): string {
  const consequence = CONSEQUENCE[notes[0]!.example.severity];
  const examples = notes.map(({ example, note }) => `> ${asText(example.message)}\n\n${note}`);
  return [`### \`${code}\``, consequence, ...examples].join('\n\n');
}

const CONSEQUENCE: Readonly<Record<Fault['severity'], string>> = {
  error: '*Error*',
  warning: '*Warning: the run goes on*',
};

/** A message is no Markdown, but for the code in it. */
function asText(message: string): string {
  return message
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[\\*_<>[\]|#]/g, '\\$&')))
    .join('');
}
