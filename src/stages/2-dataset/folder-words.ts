// What the name of a folder says by itself: images or masks, a part of the split, or nothing. What the folders beside it
// add to that is in part-folders.ts.
import type { SplitPart } from './terms.ts';

const IMAGE_WORDS = 'images?|imgs?|jpegimages|leftimg8bit';
const MASK_WORDS = 'masks?|labels?|annotations?|annots?|gt|gtfine|groundtruths?|segmentationclass';
const PART_WORDS = '(?:training|train|validation|valid|val|testing|test)(?:set)?';
/** nnU-Net's `imagesTr`, `labelsTs`: parts only behind a role. */
const SHORT_PARTS = 'tr|ts';
const FOLDER = new RegExp(
  `^(?<part1>${PART_WORDS})?(?:(?<image>${IMAGE_WORDS})|(?<mask>${MASK_WORDS}))?(?<part2>${PART_WORDS}|${SHORT_PARTS})?$`,
);

/** What the name of one folder says. */
export function saidBy(folder: string): {
  readonly role: 'image' | 'mask' | undefined;
  readonly part: SplitPart | undefined;
} {
  const said = FOLDER.exec(folder.toLowerCase().replace(/[\s_-]/g, ''))?.groups;
  const role = said?.image !== undefined ? 'image' : said?.mask !== undefined ? 'mask' : undefined;
  const part = partOf(said?.part1 ?? (role === undefined ? undefined : said?.part2));
  return { role, part: part ?? (role === undefined ? surePart(folder) : undefined) };
}

function partOf(word: string | undefined): SplitPart | undefined {
  if (word === undefined) return undefined;
  if (word.startsWith('tr')) return 'train';
  return word.startsWith('v') ? 'validation' : 'test';
}

/** `evaluation`: to validate on or to test, as what lies beside it leaves. `unlabelled`: to predict, of no part. */
export type NamedPart = SplitPart | 'evaluation' | 'unlabelled';

/** A word for a part of the split in a name that may say other things, too. */
export interface PartWord {
  readonly part: NamedPart;
  /** `sure`: the name says a part and nothing else. `doubtful`: a word that is a class as often. */
  readonly kind: 'sure' | 'likely' | 'doubtful';
  /** The other words, without numbers: "seg" of "seg_train". Parts of one split have the same. */
  readonly rest: string;
}

const SURE_WORDS: ReadonlyMap<string, NamedPart> = new Map([
  ...['train', 'training', 'trn', 'trainval'].map((word) => [word, 'train'] as const),
  ...['val', 'valid', 'validation'].map((word) => [word, 'validation'] as const),
  ...['test', 'testing', 'tst'].map((word) => [word, 'test'] as const),
]);
const DOUBTFUL_WORDS: ReadonlyMap<string, NamedPart> = new Map([
  ...['dev', 'devel', 'development'].map((word) => [word, 'validation'] as const),
  ...['holdout', 'heldout'].map((word) => [word, 'test'] as const),
  ...['eval', 'evaluation'].map((word) => [word, 'evaluation'] as const),
  ...['pred', 'predict', 'prediction', 'unlabeled', 'unlabelled'].map(
    (word) => [word, 'unlabelled'] as const,
  ),
]);
/** In French, German, Spanish, Italian and Portuguese, where English doesn't have the same; without accents. */
const FOREIGN_WORDS: ReadonlyMap<string, NamedPart> = new Map([
  ...['entrainement', 'apprentissage', 'entrenamiento', 'addestramento', 'allenamento'].map(
    (word) => [word, 'train'] as const,
  ),
  ...['treino', 'treinamento'].map((word) => [word, 'train'] as const),
  ...['validierung', 'validacion', 'validazione', 'validacao'].map((word) => [word, 'validation'] as const),
  ...['essai', 'essais', 'prueba', 'pruebas', 'prova', 'teste', 'testes'].map(
    (word) => [word, 'test'] as const,
  ),
]);
/** "DUTS-TR" beside "DUTS-TE": a part only where no longer word says one. */
const SHORT_WORDS: ReadonlyMap<string, NamedPart> = new Map([
  ['tr', 'train'],
  ['te', 'test'],
  ['ts', 'test'],
]);
/** Words that say nothing beside that of a part: "Train Data", "test_set". */
const FILLERS =
  /^(?:the|my|data|dataset|datasets|set|sets|split|images?|imgs?|pictures|photos|pics|samples|examples|files|folder|dir)$/;
/** "a. Training Set" */
const ENUMERATED = /^(?:\d{1,2}|[A-Za-z])[.)]\s*(?=\D)/;
const GLUED = /^(?<word>[a-z]{3,})(?<filler>set|data|dataset|images?|imgs?|samples|split)$/;
const WORDS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[^\s_.\-()\p{Lu}\p{Ll}\p{N}]+/gu;

/** The word for a part of the split in a folder's name; undefined where there is none or more than one. */
export function partWord(folder: string): PartWord | undefined {
  const held = folder
    .normalize('NFC')
    .replace(ENUMERATED, '')
    .replace(/hold[\s_-]out/gi, 'holdout')
    .replace(/held[\s_-]out/gi, 'heldout');
  const joined = held.replace(/train(?:ing)?[\s_-]?val(?:id(?:ation)?)?(?![a-z])/gi, 'trainval');
  const words = (joined.match(WORDS) ?? []).map((word) => word.toLowerCase());
  const partOfWord = words.some((word) => namedPart(word)) ? namedPart : shortPart;
  const named = words.flatMap((word) => partOfWord(word) ?? []);
  if (named.length !== 1) return undefined;
  const others = words.filter((word) => partOfWord(word) === undefined && !FILLERS.test(word));
  const rest = others.filter((word) => !/^\p{N}+$/u.test(word)).join(' ');
  const [{ part, kind }] = named;
  const saysMore = kind === 'doubtful' ? rest !== '' : others.length > 0;
  return { part, kind: saysMore ? 'likely' : kind, rest };
}

type WordOfPart = Pick<PartWord, 'part' | 'kind'>;

function shortPart(word: string): WordOfPart | undefined {
  const part = SHORT_WORDS.get(word);
  return part && { part, kind: 'doubtful' };
}

function namedPart(word: string): WordOfPart | undefined {
  const bare = GLUED.exec(word)?.groups?.word ?? word;
  const sure = SURE_WORDS.get(word) ?? SURE_WORDS.get(bare);
  if (sure !== undefined) return { part: sure, kind: 'sure' };
  const foreign = FOREIGN_WORDS.get(word.normalize('NFD').replace(/\p{M}/gu, ''));
  if (foreign !== undefined) return { part: foreign, kind: 'likely' };
  const part = DOUBTFUL_WORDS.get(word) ?? DOUBTFUL_WORDS.get(bare);
  return part && { part, kind: 'doubtful' };
}

function surePart(folder: string): SplitPart | undefined {
  const word = partWord(folder);
  return word?.kind === 'sure' ? (word.part as SplitPart) : undefined;
}

const MASK_IN_NAME =
  /^(?:masks?|labels?|labell?ed|lbls?|annotations?|annotated|annots?|annos?|gts?|groundtruths?|truths?|segs?|segm|segmentations?|segmented|outlines?|contours?)$/;

/** The word for masks in a longer name, small: "mask" of "CelebAMask-HQ-mask-anno". By itself it may be a class as well. */
export function maskWord(folder: string): string | undefined {
  return (folder.match(WORDS) ?? [])
    .map((word) => word.toLowerCase())
    .find((word) => MASK_IN_NAME.test(word));
}
