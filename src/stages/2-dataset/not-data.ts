// What lies in people's folders and is never data, at any depth: left there by systems, storage and tools.

const NAMES = [
  // Windows
  'thumbs\\.db',
  'ehthumbs(?:_vista)?\\.db',
  'desktop\\.ini',
  '\\$recycle\\.bin',
  'recycler',
  'system volume information',
  'found\\.\\d{3}',
  // Linux and macOS; what begins with a dot is passed over anyhow
  'lost\\+found',
  '__macosx',
  'network trash folder',
  'temporary items',
  // Synology, QNAP and other storage
  '@(?:eadir|recycle|__thumb|synoresource|tmp|recently-snapshot)',
  '#(?:recycle|snapshot)',
  // Programs
  'node_modules',
  '__pycache__',
  'site-packages',
  // Words for people
  'readme(?:\\..*)?',
  'licen[cs]e(?:\\..*)?',
];

const NOT_DATA = new RegExp(`^(?:\\..*|${NAMES.join('|')})$`, 'i');

/** @param name of a file or a folder, without those that it lies in */
export function isNeverData(name: string): boolean {
  return NOT_DATA.test(name);
}
