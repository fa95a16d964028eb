// Image formats that aren't read, by the endings of files: said, so that nobody takes them for learnt. Pure.
import { type Fault, formatNotRead } from '../../errors.ts';

const UNREAD_FILE =
  /(\.(?:hei[cf]|avif|jp2|j2k|jpx|jxl|ico|tga|pcx|psd|xcf|exr|hdr|pam|pfm|dng|cr[23]|nef|arw|raf|orf|rw2|dcm|dicom|nii(?:\.gz)?|mha|nrrd|czi|lif|nd2|svs|ndpi|npy|npz))$/i;

export function isUnreadImage(file: string): boolean {
  return UNREAD_FILE.test(file);
}

/** One for each ending, in the order of the endings. */
export function unreadFormats(files: readonly string[]): readonly Fault[] {
  const byEnding = new Map<string, string[]>();
  for (const file of files) {
    const ending = UNREAD_FILE.exec(file)?.[1].toLowerCase();
    if (ending === undefined) continue;
    const own = byEnding.get(ending);
    if (own === undefined) byEnding.set(ending, [file]);
    else own.push(file);
  }
  const endings = [...byEnding].sort(([a], [b]) => (a < b ? -1 : 1));
  return endings.map(([ending, own]) => formatNotRead(ending, own));
}
