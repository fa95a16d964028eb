// The catalogue of everything a user can be told is wrong: one function a message, each with a stable code, an example and
// a note, by subject in errors/. It words faults and carries them; it does not decide when one applies.
export * from './errors/annotation-files.ts';
export * from './errors/annotations.ts';
export * from './errors/bad-files.ts';
export * from './errors/baseline.ts';
export * from './errors/beside-labels.ts';
export * from './errors/blended-masks.ts';
export * from './errors/class-doubts.ts';
export * from './errors/class-folders.ts';
export * from './errors/class-lists.ts';
export * from './errors/converting.ts';
export * from './errors/copies.ts';
export * from './errors/doubtful-pairs.ts';
export * from './errors/drawn-shapes.ts';
export * from './errors/evaluation.ts';
export * from './errors/exported-labels.ts';
export * from './errors/exports-beside.ts';
export * from './errors/fan-out.ts';
export { describeFault, type Fault, faultLines } from './errors/fault.ts';
export * from './errors/files.ts';
export * from './errors/flat-pictures.ts';
export * from './errors/formats.ts';
export * from './errors/gates.ts';
export * from './errors/given-parts.ts';
export * from './errors/history.ts';
export * from './errors/image-paths.ts';
export * from './errors/initial-model.ts';
export { InputError, InternalError } from './errors/input-error.ts';
export {
  type InstallCause,
  type InstallTrouble,
  installWords,
  npmMissing,
} from './errors/installing.ts';
export * from './errors/inverted-masks.ts';
export * from './errors/joined-masks.ts';
export * from './errors/label-tables.ts';
export * from './errors/labelling-tasks.ts';
export * from './errors/labels.ts';
export * from './errors/mask-values.ts';
export * from './errors/merging.ts';
export * from './errors/not-fetched.ts';
export * from './errors/numbered-objects.ts';
export { countOfFaults, oneForEachCause } from './errors/one-for-each-cause.ts';
export * from './errors/pairing.ts';
export * from './errors/parts-of-exports.ts';
export * from './errors/pretrained.ts';
export * from './errors/program.ts';
export * from './errors/publishing.ts';
export * from './errors/reuse.ts';
export * from './errors/rules.ts';
export * from './errors/settings.ts';
export * from './errors/shape-attributes.ts';
export * from './errors/shape-classes.ts';
export * from './errors/shapes-in-place.ts';
export * from './errors/split.ts';
export * from './errors/table-classes.ts';
export * from './errors/table-doubts.ts';
export * from './errors/training.ts';
export * from './errors/unpaired.ts';
export * from './errors/unread-labels.ts';
export * from './errors/using-models.ts';
export { inWordsOfConvert } from './errors/words-of-convert.ts';
export * from './errors/writing.ts';
export * from './errors/xml-annotations.ts';
export * from './errors/yolo-labels.ts';
