// The document of a check, made from check.json alone: check.html, and with its facts alone the lines of the log.
import {
  type Badge,
  type Block,
  type Document,
  facts,
  paragraph,
  type Section,
  type Tile,
  type Tone,
} from '../../../document/document.ts';
import { code, cut, LONGEST_SENTENCE, withCode } from '../../../document/inline.ts';
import { formatCount, plural } from '../../../document/numbers.ts';
import type { CheckResults, Understood } from '../../../results/check.ts';
import { sheetSection } from '../sheet/section.ts';
import { capital } from '../task-words.ts';
import { classesTable } from './classes-table.ts';
import { factRows, sizeOf } from './facts.ts';

export function checkDocument(check: CheckResults): Document {
  const { understood } = check;
  return {
    title: 'Best Epoch check',
    tone: toneOf(check),
    heading: understood === null ? 'Nothing was understood' : headingOf(understood),
    badges: badgesOf(check),
    opening: openingOf(check),
    tiles: understood === null ? [] : tilesOf(understood),
    sections: sectionsOf(check),
    version: check.tool.version,
    createdAt: check['created-at'],
    numbersFile: 'check.json',
  };
}

/** What is wrong goes before pictures that fill several screens; that nothing is, stands at the head already. */
function sectionsOf(check: CheckResults): Section[] {
  const { understood, faults } = check;
  const data =
    understood === null ? [] : [...sheetSection(understood, check.sheet), ...understoodSections(understood)];
  return faults.length === 0 ? [...data, faultsSection(check)] : [faultsSection(check), ...data];
}

/** What was understood, in blocks that a log has lines for. */
export function checkFacts({ root, understood }: CheckResults): readonly Block[] {
  if (understood === null) return [];
  return [facts(cut(root), factRows(understood)), classesTable(understood)];
}

function headingOf({ task, data, classes }: Understood): string {
  return `${capital(task)}: ${plural(data.images, 'image')}, ${plural(classes.length, 'class', 'classes')}`;
}

function openingOf({ root, understood }: CheckResults): Block[] {
  const why = understood === null ? [] : [paragraph(`${capital(cut(understood.why, LONGEST_SENTENCE))}.`)];
  return [...why, paragraph(cut(root, LONGEST_SENTENCE), { faint: true })];
}

function tilesOf({ data, classes, split, ...more }: Understood): Tile[] {
  const parts =
    split === null
      ? []
      : ([
          ['Training', split.train],
          ['Validation', split.validation],
          ['Test', split.test],
        ] as const);
  return [
    { title: 'Images', value: formatCount(data.images), note: sizesNote(data.images, more['frequent-size']) },
    { title: 'Classes', value: formatCount(classes.length) },
    ...parts.map(([title, { images }]) => ({
      title,
      value: formatCount(images),
      note: images === 1 ? 'image' : 'images',
    })),
  ];
}

/** "all 512x512" */
function sizesNote(images: number, frequent: Understood['frequent-size']): string {
  const size = sizeOf(frequent);
  return frequent.images === images ? `all ${size}` : `${size} most often`;
}

function understoodSections(understood: Understood): Section[] {
  return [
    { id: 'classes', title: 'Classes', leaveOut: 1, blocks: [classesTable(understood)] },
    { id: 'data', title: 'Data', leaveOut: 1, blocks: [facts('What was understood', factRows(understood))] },
  ];
}

function faultsSection({ faults }: CheckResults): Section {
  const items = faults.map(({ code: fault, severity, message }) => [
    `${severity}: `,
    code(cut(fault)),
    ' ',
    withCode(cut(message, LONGEST_SENTENCE)),
  ]);
  const blocks: Block[] = items.length === 0 ? [paragraph('No faults.')] : [{ kind: 'list', items }];
  const isWarned = faults.length > 0 && faults.every(({ severity }) => severity === 'warning');
  return { id: 'faults', title: isWarned ? 'Warnings' : 'Faults', leaveOut: 1, blocks };
}

function badgesOf({ faults }: CheckResults): Badge[] {
  const count = (severity: 'error' | 'warning') => faults.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  if (faults.length === 0) return [{ tone: 'good', mark: '✓', text: 'No faults' }];
  return [
    ...(errors > 0 ? [{ tone: 'bad', mark: '✗', text: plural(errors, 'error') } as const] : []),
    ...(warnings > 0 ? [{ tone: 'warn', mark: '!', text: plural(warnings, 'warning') } as const] : []),
  ];
}

function toneOf({ faults }: CheckResults): Tone {
  if (faults.length === 0) return 'good';
  return faults.some(({ severity }) => severity === 'error') ? 'bad' : 'warn';
}
