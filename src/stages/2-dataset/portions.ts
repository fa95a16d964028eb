// Folders that are named as portions of one data set, as its archives were: part1/ and part2/, or
// HAM10000_images_part_1/ and _part_2/. Names only; nothing is opened.

const PORTION =
  /^(?<rest>.*?)[\s_-]*(?:parts?|split|subset|batch|chunk|shard|partition)[\s_-]*(?:\d+|[a-z])$/i;

/** Two or more, which differ in nothing but the number or letter. */
export function arePortions(folders: readonly string[]): boolean {
  const rests = new Set(folders.map((folder) => PORTION.exec(folder)?.groups?.rest.toLowerCase()));
  return folders.length > 1 && rests.size === 1 && !rests.has(undefined);
}
