// How many there are, and the first of their names, as messages say it.
import { quote } from '../shared/quote.ts';

/** So many names stand in one message; of the others it says how many they are. */
const NAMED = 3;

/** "1 image", "1,200 images" */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : several}`;
}

export function listed(names: readonly string[], most = NAMED): string {
  const shown = names.slice(0, most).map(quote).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
