// The type of a setting that says where a run comments: a word, or the number of a pull request or an issue.
import type { SettingType } from './types.ts';
import { choice, integer } from './types.ts';

export type CommentPlace = 'auto' | 'pull-request' | 'commit' | number;

export function commentPlace(): SettingType<CommentPlace> {
  const word = choice('auto', 'pull-request', 'commit');
  const number = integer(1, 2 ** 31 - 1);
  return {
    label: `${word.label} or a number`,
    expected: 'auto, pull-request, commit or the number of a pull request or an issue such as 12',
    list: false,
    parse(text, folder) {
      const parsed = word.parse(text, folder);
      return parsed.ok ? parsed : number.parse(text, folder);
    },
  };
}
