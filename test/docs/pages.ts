// The pages of the documentation and what tests need of them: their blocks of code, headings and links.
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { toHtml } from '../document/markdown/github-markdown.ts';
import { PROJECT } from '../e2e/repository.ts';

export interface Page {
  /** From the project's root, `/` separated. */
  readonly file: string;
  readonly text: string;
}

export interface CodeBlock {
  /** Of its first line of code, from 1. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
  /** `<!-- file: NAME -->` on the line above: the block is what that file holds. */
  readonly writes?: string;
  /** `<!-- not run: REASON -->` on the line above. */
  readonly notRun?: string;
}

const FOR_USERS = ['README.md', 'SECURITY.md'];
const FOR_CONTRIBUTORS = ['CONTRIBUTING.md', 'CHANGELOG.md', 'bench/README.md', 'src/README.md'];

/** What users read, in the order of the list in README.md. */
export async function userPages(): Promise<Page[]> {
  const guides = (await readdir(join(PROJECT, 'docs'))).filter((name) => name.endsWith('.md')).sort();
  return readPages([...FOR_USERS, ...guides.map((name) => `docs/${name}`)]);
}

export async function allPages(): Promise<Page[]> {
  return [...(await userPages()), ...(await readPages(FOR_CONTRIBUTORS))];
}

function readPages(files: readonly string[]): Promise<Page[]> {
  return Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(PROJECT, file), 'utf8') })),
  );
}

const DIRECTIVE = /^<!-- (file|not run): (.+) -->$/;

/** The fenced blocks of a page. */
export function codeBlocks({ text }: Page): CodeBlock[] {
  const lines = text.split('\n');
  const blocks: CodeBlock[] = [];
  for (let i = 0; i < lines.length; i++) {
    const language = /^```(\w*)$/.exec(lines[i]!)?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', i + 1);
    const [, kind, value] = DIRECTIVE.exec(lines[i - 1] ?? '') ?? [];
    const directive = kind === undefined ? {} : kind === 'file' ? { writes: value } : { notRun: value };
    blocks.push({ line: i + 2, language, code: lines.slice(i + 1, end).join('\n'), ...directive });
    i = end;
  }
  return blocks;
}

/** Where links and pictures of the page lead, as they're written. */
export function linksOf({ text }: Page): string[] {
  return [...toHtml(text).matchAll(/ (?:href|src|srcset)="([^"]+)"/g)].map(([, link]) => link!);
}

/** The anchors that GitHub gives the headings of a page. */
export function anchorsOf({ text }: Page): Set<string> {
  const anchors = new Set<string>();
  for (const [, html] of toHtml(text).matchAll(/<h[1-6]>(.*?)<\/h[1-6]>/g)) {
    const heading = html!.replace(/<[^>]+>/g, '').replace(/&quot;|&lt;|&gt;|&amp;/g, '');
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let n = 1; anchors.has(anchor); n++) anchor = `${slug}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** A link of a page as a file from the project's root and an anchor; undefined where it leads out of the project. */
export function resolveLink(page: Page, link: string): { file: string; anchor: string } | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = '', anchor = ''] = decodeURI(link).split('#');
  const file = path === '' ? page.file : posix.join(posix.dirname(page.file), path);
  return { file, anchor };
}
