// What data under review has a say in of what a run is compared with: whoever opens a pull request writes the settings file
// of the data, and whatever else lies in the checkout. Which of it counted, and how people are told.
import { chosenByData, type FoundBaseline, type Say } from '../earlier/baseline.ts';
import type { History } from '../earlier/history.ts';
import { baselineFromData, baselineInCheckout, type Fault, initialModelInCheckout } from '../errors.ts';
import { quote } from '../shared/quote.ts';
import type { Settings } from '../stages/1-config/settings.ts';

/** Each as the user would name it; undefined: it has no such say. */
export interface Reviewed {
  /** The settings file, where it gives this and the workflow doesn't. */
  readonly fileWithBaseline: string | undefined;
  readonly fileWithArtifactName: string | undefined;
  /** What the workflow names, where it lies in the checkout. */
  readonly baselineInCheckout: string | undefined;
  readonly historyInCheckout: string | undefined;
  readonly initialModelInCheckout: string | undefined;
}

type Asked = Pick<Settings, 'baseline' | 'series'>;

/** @param own the series of the run */
export function baselineAsReviewed(
  found: FoundBaseline,
  reviewed: Reviewed | undefined,
  settings: Asked,
  own: string | undefined,
): FoundBaseline {
  if (reviewed === undefined) return found;
  const series = found.baseline.results === undefined ? undefined : found.baseline.series;
  const says =
    settings.baseline === 'auto'
      ? saysInSeries(reviewed, isNamed(settings, series, own))
      : saysOfPath(reviewed);
  return says.reduce(chosenByData, found);
}

/** The runs that a run is shown among are found as its baseline is, whatever it's compared with. */
export function historyAsReviewed(
  history: History | undefined,
  reviewed: Reviewed | undefined,
  settings: Asked,
  own: string | undefined,
): { readonly history: History | undefined; readonly faults: readonly Fault[] } {
  if (history === undefined || reviewed === undefined) return { history, faults: [] };
  const series = history.lines.length === 0 ? undefined : history.series;
  const says = saysInSeries(reviewed, isNamed(settings, series, own));
  const chosen = says.map(({ label }) => label).join(', ');
  return {
    history: chosen === '' ? history : { ...history, chosen },
    faults: says.map(({ fault }) => fault),
  };
}

/** Whether the workflow names the very series that was found: only then has an artifact's name had no part in it. */
function isNamed({ series }: Asked, found: string | undefined, own: string | undefined): boolean {
  return series !== undefined && found !== undefined && found === own;
}

function saysInSeries({ fileWithArtifactName, historyInCheckout }: Reviewed, named: boolean): readonly Say[] {
  return [
    ...(fileWithArtifactName === undefined || named
      ? []
      : [sayOfFile(fileWithArtifactName, 'artifact-name')]),
    ...(historyInCheckout === undefined ? [] : [sayOfCheckout(historyInCheckout, 'history')]),
  ];
}

function saysOfPath({ fileWithBaseline, baselineInCheckout: path }: Reviewed): readonly Say[] {
  return [
    ...(fileWithBaseline === undefined ? [] : [sayOfFile(fileWithBaseline, 'baseline')]),
    ...(path === undefined ? [] : [sayOfCheckout(path, 'baseline')]),
  ];
}

/** What chose the weights that a run starts from, and what it's called beside their name. Undefined: the data had no say. */
export function initialModelAsReviewed(
  reviewed: Reviewed | undefined,
  setting: string,
): { readonly fault: Fault; readonly label: string } | undefined {
  // The model lies beside the results.
  const path =
    setting === 'baseline'
      ? (reviewed?.baselineInCheckout ?? reviewed?.fileWithBaseline)
      : reviewed?.initialModelInCheckout;
  return path === undefined ? undefined : { fault: initialModelInCheckout(path), label: IN_CHECKOUT };
}

const IN_CHECKOUT = 'from the checkout under review';

function sayOfFile(file: string, setting: 'baseline' | 'artifact-name'): Say {
  return {
    fault: baselineFromData(file, setting),
    label: 'chosen by the data under review',
    sentence: `${quote(file)}, part of the data under review, chose so.`,
  };
}

function sayOfCheckout(path: string, setting: 'baseline' | 'history'): Say {
  return {
    fault: baselineInCheckout(path, setting),
    label: IN_CHECKOUT,
    sentence: `${quote(path)} is part of the checkout under review.`,
  };
}
