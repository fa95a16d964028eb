// A folder of masks in which all the folders beside it lie again: the patterns that pair them. Names only.
import { dirname } from 'node:path/posix';
import { type Fault, foldersPair } from '../../../../errors.ts';
import { withoutExtension } from '../../endings.ts';
import { maskWord } from '../../folder-words.ts';
import { endingFor, literal, NEARLY, sidesOf } from './paired-folders.ts';

/** `a/b/1.jpg` and `labels/a/b/1.png`: in one folder all the others again. */
export function mirroredFolders(files: readonly string[]): Fault | undefined {
  const { above, sides } = sidesOf(files);
  const below = (file: string) => withoutExtension(file.slice(above.length));
  for (const masks of sides.filter(
    ({ folder }) => maskWord(folder) !== undefined || /label|mask/i.test(folder),
  )) {
    const images = new Map(
      sides.filter((side) => side !== masks).flatMap((side) => side.files.map((file) => [below(file), file])),
    );
    const own = masks.files.filter((file) => images.has(below(file).slice(masks.folder.length + 1)));
    if (own.length < NEARLY * images.size || own.length < NEARLY * masks.files.length || own.length === 0)
      continue;
    const image = images.get(below(own[0]).slice(masks.folder.length + 1))!;
    const depths = new Set([...images.keys()].map((path) => path.split('/').length));
    const [depth] = depths;
    if (depths.size > 1 || depth < 3) continue;
    const captured = Array.from({ length: depth - 1 }, (_, i) => `{folder${i + 1}}/`).join('');
    return foldersPair({
      folders: [dirname(image), dirname(own[0])],
      examples: [image, own[0]],
      images: `${literal(above)}${captured}{name}${endingFor([...images.values()])}`,
      masks: `${literal(above)}${literal(masks.folder)}/${captured}{name}${endingFor(own)}`,
      others: [],
    });
  }
  return undefined;
}
