// SIGINT and SIGTERM -> an AbortSignal, once; a second one ends the process at once.
export interface Cancellation extends Disposable {
  readonly signal: AbortSignal;
  /** 130 after SIGINT, 143 after SIGTERM, as shells count. */
  readonly exitCode: () => number;
}

/** The part of `process` that is needed. */
export interface SignalSource {
  on(event: 'SIGINT' | 'SIGTERM', listener: (signal: 'SIGINT' | 'SIGTERM') => void): unknown;
  off(event: 'SIGINT' | 'SIGTERM', listener: (signal: 'SIGINT' | 'SIGTERM') => void): unknown;
  exit(code: number): unknown;
}

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

export function listenForCancellation(source: SignalSource, onFirst: () => void): Cancellation {
  const controller = new AbortController();
  let exitCode: number = EXIT_CODES.SIGINT;
  const listener = (signal: 'SIGINT' | 'SIGTERM') => {
    if (controller.signal.aborted) {
      source.exit(EXIT_CODES[signal]);
      return;
    }
    exitCode = EXIT_CODES[signal];
    onFirst();
    controller.abort();
  };
  source.on('SIGINT', listener);
  source.on('SIGTERM', listener);
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    [Symbol.dispose]() {
      source.off('SIGINT', listener);
      source.off('SIGTERM', listener);
    },
  };
}
