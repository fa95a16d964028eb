// The types of settings that name what a run leaves to later ones: its artifact, its series.
import { right, type SettingType, scalar, WRONG } from './types.ts';

/** What the artifact service takes as a name: no characters that Windows or a URL gives a meaning to. */
export function artifactName(): SettingType<string> {
  return scalar('name', 'a name without any of " : < > | * ? \\ / and line breaks', (text) =>
    /[":<>|*?\\/\r\n]/.test(text) || text.length > 200 ? WRONG : right(text),
  );
}

const LONGEST_SERIES = 300;

/** A name of one's own, or `WORKFLOW/JOB/ARTIFACT`. */
export function seriesName(): SettingType<string> {
  return scalar('name', `a name of at most ${LONGEST_SERIES} characters, without line breaks`, (text) =>
    /\p{Cc}/u.test(text) || text.length > LONGEST_SERIES ? WRONG : right(text),
  );
}
