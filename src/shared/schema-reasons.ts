// What a schema finds wrong with a file, in words: the first of it, since a list of the wrong kind has a reason an item.

/** As zod gives them. */
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const MOST = 5;

/** Such as "classes.0.name: Invalid input"; the last says how many more there are. */
export function reasonsOf(issues: readonly Issue[]): string[] {
  const told = issues
    .slice(0, MOST)
    .map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  return issues.length > MOST ? [...told, `and ${issues.length - MOST} more`] : told;
}
