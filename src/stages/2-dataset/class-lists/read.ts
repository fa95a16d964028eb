// Finds the lists of class names that lie in the data folder, by the names that tools give them, and reads them.
import { basename, join } from 'node:path/posix';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { readTextInData } from '../text-in-data.ts';
import type { ClassList, ListContent } from './class-list.ts';
import { readCsvList } from './csv-lists.ts';
import { readMachineColors, readNnunet, readSupervisely, readYolo } from './json-lists.ts';
import { readLines, readPbtxt } from './text-lists.ts';

const MEBIBYTE = 1024 * 1024;
/** A folder with more of them is something else than one data set with its list. */
const MOST_LISTS = 50;

interface Form {
  /** Of the file's name. */
  readonly named: RegExp;
  readonly mostBytes: number;
  readonly read: (text: string) => ListContent;
}

const FORMS: readonly Form[] = [
  { named: /^dataset\.json$/i, mostBytes: 16 * MEBIBYTE, read: readNnunet },
  { named: /^meta\.json$/i, mostBytes: MEBIBYTE, read: readSupervisely },
  { named: /^obj_class_to_machine_color\.json$/i, mostBytes: MEBIBYTE, read: readMachineColors },
  { named: /^(?:data|dataset)\.ya?ml$/i, mostBytes: MEBIBYTE, read: readYolo },
  { named: /^label_?map\.pbtxt$/i, mostBytes: MEBIBYTE, read: readPbtxt },
  { named: /^\w*(?:class|label|colou?r|legend|palette)\w*\.csv$/i, mostBytes: MEBIBYTE, read: readCsvList },
  {
    named:
      /^(?:label[_-]?map|label[_-]?names|labels?|class(?:es)?|class[_-]?(?:names|list)|names|codes|categories|(?:label|class)[_-]?colou?rs?|colou?r[_-]?map)\.txt$|^(?:obj|classes|voc|coco)\.names$/i,
    mostBytes: MEBIBYTE,
    read: readLines,
  },
];

/** @param others the files of the data folder that are no images */
export async function readClassLists(root: string, others: readonly string[]): Promise<readonly ClassList[]> {
  const found = others.flatMap((file) => {
    const form = FORMS.find(({ named }) => named.test(basename(file)));
    return form === undefined ? [] : [{ file, form }];
  });
  const lists: ClassList[] = [];
  for (const { file, form } of found.slice(0, MOST_LISTS)) {
    // A file of such a name may be anything: what can't be read is no list.
    const text = await readTextInData(join(root, file), form.mostBytes).catch(unlessOutOfMemory(undefined));
    const content = text === undefined ? undefined : form.read(text);
    if (content !== undefined) lists.push({ file, ...content });
  }
  return lists;
}
