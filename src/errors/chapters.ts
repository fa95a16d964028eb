// The whole catalogue in chapters: what the page on troubleshooting shows and `best-epoch explain` looks up.
import * as annotationFiles from './annotation-files.ts';
import * as annotations from './annotations.ts';
import * as badFiles from './bad-files.ts';
import * as baseline from './baseline.ts';
import * as besideLabels from './beside-labels.ts';
import * as blendedMasks from './blended-masks.ts';
import * as classDoubts from './class-doubts.ts';
import * as classFolders from './class-folders.ts';
import * as classLists from './class-lists.ts';
import * as converting from './converting.ts';
import * as copies from './copies.ts';
import type { FaultKind } from './define-fault.ts';
import * as doubtfulPairs from './doubtful-pairs.ts';
import * as drawnShapes from './drawn-shapes.ts';
import * as evaluation from './evaluation.ts';
import * as exportedLabels from './exported-labels.ts';
import * as exportsBeside from './exports-beside.ts';
import * as fanOut from './fan-out.ts';
import * as files from './files.ts';
import * as flatPictures from './flat-pictures.ts';
import * as formats from './formats.ts';
import * as gates from './gates.ts';
import * as givenParts from './given-parts.ts';
import * as history from './history.ts';
import * as imagePaths from './image-paths.ts';
import * as initialModel from './initial-model.ts';
import * as installing from './installing.ts';
import * as invertedMasks from './inverted-masks.ts';
import * as joinedMasks from './joined-masks.ts';
import * as labelTables from './label-tables.ts';
import * as labellingTasks from './labelling-tasks.ts';
import * as labels from './labels.ts';
import * as maskValues from './mask-values.ts';
import * as merging from './merging.ts';
import * as notFetched from './not-fetched.ts';
import * as numberedObjects from './numbered-objects.ts';
import * as pairing from './pairing.ts';
import * as partsOfExports from './parts-of-exports.ts';
import * as pretrained from './pretrained.ts';
import * as program from './program.ts';
import * as publishing from './publishing.ts';
import * as reuse from './reuse.ts';
import * as rules from './rules.ts';
import * as settings from './settings.ts';
import * as shapeAttributes from './shape-attributes.ts';
import * as shapeClasses from './shape-classes.ts';
import * as shapesInPlace from './shapes-in-place.ts';
import * as split from './split.ts';
import * as tableClasses from './table-classes.ts';
import * as tableDoubts from './table-doubts.ts';
import * as training from './training.ts';
import * as unpaired from './unpaired.ts';
import * as unreadLabels from './unread-labels.ts';
import * as usingModels from './using-models.ts';
import * as writing from './writing.ts';
import * as xmlAnnotations from './xml-annotations.ts';
import * as yoloLabels from './yolo-labels.ts';

/** By title, in the order in which a run may meet them. */
const KINDS: Readonly<Record<string, readonly FaultKind[]>> = {
  Settings: Object.values(settings),
  'Command line and installation': [...Object.values(program), installing.npmMissing],
  'Files and folders': [files, notFetched, unpaired, badFiles].flatMap((kinds) =>
    Object.values<FaultKind>(kinds),
  ),
  Images: Object.values(formats),
  'Classes and masks': [
    ...Object.values(labels),
    ...Object.values(maskValues),
    ...Object.values(numberedObjects),
    ...Object.values(invertedMasks),
    ...Object.values(blendedMasks),
    ...Object.values(joinedMasks),
    ...Object.values(classLists),
  ],
  'Which files are masks': [...Object.values(pairing), ...Object.values(doubtfulPairs)],
  'Class folders': [
    ...Object.values(classFolders),
    ...Object.values(classDoubts),
    ...Object.values(copies),
    ...Object.values(flatPictures),
  ],
  'Labels in tables': [
    ...Object.values(labelTables),
    ...Object.values(tableClasses),
    ...Object.values(tableDoubts),
    ...Object.values(besideLabels),
  ],
  'Labels of other tools': [
    exportedLabels,
    exportsBeside,
    partsOfExports,
    imagePaths,
    annotations,
    annotationFiles,
    labellingTasks,
    drawnShapes,
    shapesInPlace,
    yoloLabels,
    xmlAnnotations,
    shapeClasses,
    shapeAttributes,
  ].flatMap((kinds) => Object.values<FaultKind>(kinds)),
  'Labels that are not read': Object.values(unreadLabels),
  Split: [...Object.values(split), ...Object.values(givenParts)],
  Training: Object.values(training),
  Writing: Object.values(writing),
  'Initial model': [...Object.values(initialModel), ...Object.values(pretrained)],
  Baseline: Object.values(baseline),
  History: Object.values(history),
  Gates: Object.values(gates),
  Caches: Object.values(reuse),
  'Artifacts, summary and comment': Object.values(publishing),
  'Folds, sweeps and merging': [...Object.values(fanOut), ...Object.values(merging)],
  Prediction: Object.values(usingModels),
  Evaluation: Object.values(evaluation),
  Conversion: Object.values(converting),
  'Labelling by rule': Object.values(rules),
};

export interface Chapter {
  readonly title: string;
  /** In order of code. */
  readonly entries: readonly Entry[];
}

/** What there is to say of one code. */
export interface Entry {
  readonly code: string;
  /** Several where the same fault is worded for several tasks. */
  readonly kinds: readonly FaultKind[];
}

/** Each code stands once, in the first chapter that has it. */
export function chapters(): readonly Chapter[] {
  const all = Object.values(KINDS).flat();
  const told = new Set<string>();
  return Object.entries(KINDS).map(([title, kinds]) => {
    const codes = [...new Set(kinds.map(({ code }) => code))].filter((code) => !told.has(code)).sort();
    for (const code of codes) told.add(code);
    return {
      title,
      entries: codes.map((code) => ({ code, kinds: all.filter((kind) => kind.code === code) })),
    };
  });
}

/** What becomes of the run, of which all kinds of a code say the same. */
export function consequenceOf({ kinds }: Entry): string {
  return kinds.some(({ severity }) => severity === 'error') ? 'Error' : 'Warning: the run goes on';
}
