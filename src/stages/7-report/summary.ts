// summary.md: what a reviewer decides from, as GitHub-flavoured Markdown, made from the results alone.
import type { Inline } from '../../document/inline.ts';
import { SUMMARY_LIMIT_BYTES } from '../../document/markdown/fit.ts';
import { renderMarkdown } from '../../document/markdown/render.ts';
import { type AnyResults, documentOf } from './documents.ts';

/**
 * At most `limitBytes` of UTF-8; what had to go for that is named at the end.
 * @param links to what was published; they stand where they are seen first, below the result
 */
export function renderSummary(
  results: AnyResults,
  limitBytes: number = SUMMARY_LIMIT_BYTES,
  links: Inline = '',
): string {
  return renderMarkdown(documentOf(results), limitBytes, links);
}
