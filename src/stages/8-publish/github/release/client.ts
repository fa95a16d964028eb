// The few calls of GitHub's REST API that a release takes. It decides nothing and tries nothing twice.
import { getOctokit } from '@actions/github';
import * as z from 'zod';
import { neededTransferMs, REQUEST_MS } from '../../../../shared/deadline.ts';
import { answered, limitRequests, type SentRequest } from '../comment/api.ts';

export interface Asset {
  readonly id: number;
  readonly name: string;
  /** False: an upload that broke, of which nothing can be had. */
  readonly isUploaded: boolean;
  /** "sha256:" and hex; undefined: the server is older than that. */
  readonly digest: string | undefined;
}

export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly isDraft: boolean;
  readonly body: string;
  readonly assets: readonly Asset[];
  /** Of its page. */
  readonly url: string;
  /** A template, as the API gives it. */
  readonly uploadUrl: string;
}

export interface NewRelease {
  readonly tag: string;
  /** Hex: what the tag is put on where there's none of its name. */
  readonly commit: string;
  readonly body: string;
}

export interface ReleaseClient {
  /** The tag's releases, newest first: one that is published, and any number of drafts. */
  find(tag: string): Promise<readonly Release[]>;
  createDraft(release: NewRelease): Promise<Release>;
  setBody(release: Release, body: string): Promise<void>;
  upload(release: Release, name: string, content: Uint8Array): Promise<void>;
  remove(asset: Asset): Promise<void>;
  publish(release: Release): Promise<Release>;
}

export interface ClientOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly owner: string;
  readonly repo: string;
  /** Of one request, but for uploads. */
  readonly timeoutMs?: number | undefined;
  /** The run's. */
  readonly signal?: AbortSignal | undefined;
}

/** The most that GitHub gives at once. */
const PAGE = 100;
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

export function releaseClient(options: ClientOptions): ReleaseClient {
  const { token, apiUrl, owner, repo, timeoutMs = REQUEST_MS, signal } = options;
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  const msOf = ({ headers, data }: SentRequest) =>
    headers['content-type'] === BYTES && data instanceof Uint8Array
      ? neededTransferMs(data.length)
      : timeoutMs;
  limitRequests(octokit, msOf, signal);
  const { repos } = octokit.rest;
  const place = { owner, repo };
  return {
    async find(tag) {
      // By its tag only a published one is found.
      const found: Release[] = [];
      for (let page = 1, isLast = false; !isLast; page++) {
        const { data } = await repos.listReleases({ ...place, per_page: PAGE, page });
        const releases = answered(z.array(releaseSchema), data);
        found.push(...releases.filter((one) => one.tag === tag));
        isLast = releases.length < PAGE;
      }
      return found;
    },
    async createDraft({ tag, commit, body }) {
      const named = { tag_name: tag, name: tag, target_commitish: commit, body, draft: true };
      return answered(releaseSchema, (await repos.createRelease({ ...place, ...named })).data);
    },
    async setBody({ id }, body) {
      await repos.updateRelease({ ...place, release_id: id, body });
    },
    async upload({ uploadUrl }, name, content) {
      const headers = { 'content-type': BYTES };
      await octokit.request(`POST ${uploadUrl}`, { name, data: content, headers });
    },
    async remove({ id }) {
      await repos.deleteReleaseAsset({ ...place, asset_id: id });
    },
    async publish({ id }) {
      const { data } = await repos.updateRelease({ ...place, release_id: id, draft: false });
      return answered(releaseSchema, data);
    },
  };
}

const BYTES = 'application/octet-stream';

const assetSchema = z
  .object({ id: z.int(), name: z.string(), state: z.string().nullish(), digest: z.string().nullish() })
  .transform(
    ({ id, name, state, digest }): Asset => ({
      ...{ id, name, isUploaded: state !== 'starter' && state !== 'open', digest: digest ?? undefined },
    }),
  );

const releaseSchema = z
  .object({
    id: z.int(),
    tag_name: z.string(),
    draft: z.boolean(),
    body: z.string().nullish(),
    assets: z.array(assetSchema),
    html_url: z.string(),
    upload_url: z.string(),
  })
  .transform(
    ({ id, tag_name: tag, draft: isDraft, body, assets, html_url: url, upload_url: uploadUrl }): Release => ({
      ...{ id, tag, isDraft, body: body ?? '', assets, url, uploadUrl },
    }),
  );
