// Faults of files of annotations that can't be read as a whole.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';

const EXPORT = 'annotations/instances.json';

export const annotationFilesEmpty = defineFault({
  code: 'annotation-files-empty',
  words: (files: readonly string[], images: number): Wording => ({
    subject: listed(files),
    got: `${files.length === 1 ? 'is' : 'are'} empty, and nothing else labels the ${counted(images, 'image')} in the data folder`,
    fix: 'Export again once something is labelled; if the copying broke off, copy again.',
  }),
  example: [['project-1-at-2026-01-31.json'], 40],
  note: 'A file of annotations that holds nothing, or nothing but an empty list. Which tool it is of, it no longer says.',
});

export const annotationFileUnreadable = defineFault({
  code: 'annotation-file-unreadable',
  words: (file: string, why: string): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `can't be read: ${why}`,
    fix: 'Export it again.',
    file,
  }),
  example: [EXPORT, 'it ends in the middle'],
  note: 'It begins like annotations of a tool that is read. A download that broke off ends in the middle.',
});

export const annotationFileInUtf16 = defineFault({
  code: 'annotation-file-in-utf16',
  words: (file: string): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: 'is written in UTF-16, and nothing else labels the images',
    expected: 'expected UTF-8',
    fix: 'Save it again as UTF-8.',
    file,
  }),
  example: [EXPORT],
  note: 'PowerShell writes UTF-16 where the output of a program is sent into a file with `>`.',
});
