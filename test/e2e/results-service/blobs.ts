// The storage behind signed addresses, as much of Azure's block blobs as @actions/artifact and @actions/cache use:
// whole uploads, uploads in blocks, downloads with ranges. Signatures are given out but not checked.
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

interface Blob {
  readonly folder: string;
  /** Holds the content once `committed`. */
  readonly file: string;
  contentType: string;
  committed: boolean;
}

class StorageError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

export class BlobStore {
  readonly #folder: string;
  readonly #blobs = new Map<string, Blob>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** An empty blob that waits for its upload; gives its id. */
  async create(contentType: string): Promise<string> {
    const id = randomUUID();
    const folder = join(this.#folder, id);
    await mkdir(folder, { recursive: true });
    this.#blobs.set(id, { folder, file: join(folder, 'content'), contentType, committed: false });
    return id;
  }

  /** The path and query of a blob's address; `name` is what a download is called. */
  address(id: string, name: string): string {
    return `blob/${id}/${encodeURIComponent(name)}?se=2099-01-01&sig=${id.slice(0, 8)}`;
  }

  /** The uploaded file, or undefined while nothing was committed. */
  file(id: string): string | undefined {
    const blob = this.#blobs.get(id);
    return blob?.committed ? blob.file : undefined;
  }

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const [, , id = '', name = ''] = url.pathname.split('/');
    try {
      const blob = this.#blobs.get(id);
      if (blob === undefined) throw new StorageError(404, 'BlobNotFound');
      if (url.searchParams.get('sig') === null) throw new StorageError(403, 'AuthenticationFailed');
      if (request.method === 'PUT') await this.#put(request, response, url, blob);
      else if (request.method === 'GET' || request.method === 'HEAD')
        await this.#get(request, response, blob, decodeURIComponent(name));
      else throw new StorageError(405, 'UnsupportedHttpVerb');
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      response.writeHead(error.status, { 'content-type': 'application/xml', 'x-ms-error-code': error.code });
      response.end(`<?xml version="1.0"?><Error><Code>${error.code}</Code></Error>`);
    }
  }

  async #put(request: IncomingMessage, response: ServerResponse, url: URL, blob: Blob): Promise<void> {
    switch (url.searchParams.get('comp')) {
      case 'block':
        await pipeline(request, createWriteStream(blockFile(blob, url.searchParams.get('blockid') ?? '')));
        break;
      case 'blocklist':
        await commitBlocks(blob, await text(request));
        blob.contentType = header(request, 'x-ms-blob-content-type') ?? blob.contentType;
        break;
      default:
        if (header(request, 'x-ms-blob-type') !== 'BlockBlob')
          throw new StorageError(400, 'InvalidHeaderValue');
        await pipeline(request, createWriteStream(blob.file));
        blob.committed = true;
        blob.contentType = header(request, 'x-ms-blob-content-type') ?? blob.contentType;
    }
    response.writeHead(201, {
      ...commonHeaders(request),
      etag: '"1"',
      'last-modified': new Date().toUTCString(),
    });
    response.end();
  }

  async #get(request: IncomingMessage, response: ServerResponse, blob: Blob, name: string): Promise<void> {
    if (!blob.committed) throw new StorageError(404, 'BlobNotFound');
    const { size } = await stat(blob.file);
    const range = /^bytes=(\d+)-(\d*)$/.exec(header(request, 'range') ?? header(request, 'x-ms-range') ?? '');
    const from = Number(range?.[1] ?? 0);
    const to = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
    if (range !== null && from >= size) throw new StorageError(416, 'InvalidRange');
    response.writeHead(range === null ? 200 : 206, {
      ...commonHeaders(request),
      'content-type': blob.contentType,
      'content-length': to - from + 1,
      // A browser shows what it can and what isn't an archive.
      'content-disposition': `${name.endsWith('.zip') ? 'attachment' : 'inline'}; filename="${name}"`,
      etag: '"1"',
      ...(range === null ? {} : { 'content-range': `bytes ${from}-${to}/${size}` }),
    });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(blob.file, { start: from, end: to }), response);
  }
}

function blockFile(blob: Blob, blockId: string): string {
  return join(blob.folder, `block-${Buffer.from(blockId, 'base64').toString('hex')}`);
}

/** Joins the blocks in the order of the list, not in the order in which they came. */
async function commitBlocks(blob: Blob, list: string): Promise<void> {
  const blocks = [...list.matchAll(/<(Latest|Uncommitted|Committed)>([^<]+)<\/\1>/g)].map((match) =>
    blockFile(blob, match[2] ?? ''),
  );
  const output = createWriteStream(blob.file);
  for (const block of blocks) {
    if ((await stat(block).catch(() => undefined)) === undefined)
      throw new StorageError(400, 'InvalidBlockList');
    await pipeline(createReadStream(block), output, { end: false });
  }
  await new Promise<void>((resolve, reject) =>
    output.end((error?: Error | null) => (error ? reject(error) : resolve())),
  );
  for (const block of new Set(blocks)) await rm(block);
  blob.committed = true;
}

function commonHeaders(request: IncomingMessage): Record<string, string> {
  return { 'x-ms-request-id': randomUUID(), 'x-ms-version': header(request, 'x-ms-version') ?? '2024-11-04' };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
