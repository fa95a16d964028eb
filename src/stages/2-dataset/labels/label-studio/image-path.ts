// The image that a task of Label Studio shows: a path in its upload folder, in a local storage, in a bucket, or an address.
import { IMAGE_FILE } from '../../image-file.ts';

/** As far as it may lead to a file; several where the task shows several images. */
export function imagePaths(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  const texts = Object.entries(data).filter(([, value]) => typeof value === 'string');
  const paths = texts.map(([key, value]) => [key, pathIn(value)] as const);
  const images = paths.filter(([, path]) => IMAGE_FILE.test(path));
  const named = [...images, ...paths].find(([key]) => key === 'image');
  if (named !== undefined) return [named[1]];
  return [...new Set(images.map(([, path]) => path))];
}

function pathIn(text: string): string {
  const local = /[?&]d=([^&#]*)/.exec(text)?.[1];
  if (local !== undefined) return decoded(local);
  const signed = /[?&]fileuri=([^&#]*)/.exec(text)?.[1];
  const address = signed === undefined ? text : Buffer.from(decoded(signed), 'base64').toString();
  const isAddress = /^(?:[a-z][a-z0-9+.-]*:\/\/|\/)/i.test(address);
  return (isAddress ? address.replace(/[?#].*$/s, '') : address)
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i, '')
    .replace(/^\/?data\/upload\/(?:\d+\/)?/, '');
}

/** What can't be decoded stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
