// The pictures that a page is given: made for it, or those that stand in an earlier page of the same run.
import type { Pictures, Sheet } from '../document.ts';
import { type Html, html, trusted } from './html.ts';
import { type PagePicture, picturesHtml } from './pictures.ts';
import { type SheetPicture, sheetHtml } from './sheet.ts';

/** Of all blocks together: each takes those with a key of its own. */
export type PagePictures = readonly (PagePicture | SheetPicture)[] | EarlierPictures;

/** What `picturesOf` gave of an earlier page, by the kind of block. */
export type EarlierPictures = ReadonlyMap<Kind, Html>;

type Kind = (Pictures | Sheet)['kind'];

const KINDS: readonly Kind[] = ['pictures', 'sheet'];
const opening = (kind: Kind) => `<!-- ${kind} -->`;
const closing = (kind: Kind) => `<!-- end of ${kind} -->\n`;

export function shownHtml(block: Pictures | Sheet, given: PagePictures): Html {
  const { kind } = block;
  return html`${trusted(opening(kind))}${contentOf(block, given)}${trusted(closing(kind))}`;
}

function contentOf(block: Pictures | Sheet, given: PagePictures): Html {
  if (isEarlier(given)) return given.get(block.kind) ?? html``;
  return block.kind === 'sheet'
    ? sheetHtml(block, given.filter(isOfSheet))
    : picturesHtml(
        block,
        given.filter((one) => 'masks' in one),
      );
}

/** The pictures in a page of this version, as they stand there; undefined where it has none. */
export function picturesOf(page: string): EarlierPictures | undefined {
  const found = KINDS.flatMap((kind) => {
    const [start, end] = [page.indexOf(opening(kind)), page.indexOf(closing(kind))];
    const content = page.slice(start + opening(kind).length, end);
    return start < 0 || end < start ? [] : [[kind, trusted(content)] as const];
  });
  return found.length === 0 ? undefined : new Map(found);
}

function isEarlier(given: PagePictures): given is EarlierPictures {
  return given instanceof Map;
}

function isOfSheet(picture: PagePicture | SheetPicture): picture is SheetPicture {
  return 'label' in picture;
}
