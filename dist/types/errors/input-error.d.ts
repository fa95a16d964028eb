import { type Fault } from './fault.js';
/** Bad input or configuration (exit code 2): carries every fault found, one for each cause. */
export declare class InputError extends Error {
    readonly name = "InputError";
    readonly faults: readonly Fault[];
    constructor(faults: readonly Fault[] | Fault, options?: ErrorOptions);
}
/** Our own mistake (exit code 3), never the user's: whoever reads it is asked to report it. */
export declare class InternalError extends Error {
    readonly name = "InternalError";
    constructor(message: string, options?: ErrorOptions);
}
