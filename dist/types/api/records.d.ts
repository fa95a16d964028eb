/** On the validation images. Scores are ratios from 0 to 1, NaN where they are undefined or the task has no such score. */
export interface ValidationRecord {
    readonly valLoss: number;
    readonly valAccuracy: number;
    readonly valMeanIou: number;
    readonly valMacroF1: number;
    readonly valMeanDice: number;
    readonly valBalancedAccuracy: number;
}
/** What an epoch came to. */
export interface EpochRecord extends ValidationRecord {
    /** From 1. */
    readonly epoch: number;
    readonly learningRate: number;
    readonly trainLoss: number;
    readonly trainAccuracy: number;
    readonly trainMeanIou: number;
    readonly trainMacroF1: number;
    readonly trainMeanDice: number;
    readonly trainBalancedAccuracy: number;
    readonly seconds: number;
}
