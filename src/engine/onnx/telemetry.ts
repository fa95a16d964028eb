// ONNX Runtime counts what it's used for and sends that to its makers, unless it's told not to before it's loaded.

/**
 * To be called in the main thread, before any thread loads ONNX Runtime: it reads the environment of the process, of which a
 * worker has but a copy. On Windows there is nothing to tell: it traces to the system, which decides.
 */
export function turnOffTelemetry(): void {
  process.env.ORT_DISABLE_TELEMETRY = '1';
}
