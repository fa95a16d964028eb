// What passes over the data come to, as rows of the history.
import { accuracy, macroF1, meanIou } from '../../metrics/confusion.ts';
import type { MonitoredRecord } from '../../metrics/monitor.ts';
import type { EpochRecord } from './events.ts';
import type { PassResult } from './pass.ts';

/** @param learningRate the epoch's own, whatever the warm-up makes of its first steps */
export function epochRecord(
  epoch: number,
  learningRate: number,
  trained: PassResult,
  validated: PassResult,
  seconds: number,
): EpochRecord {
  return {
    epoch,
    learningRate,
    trainLoss: trained.loss,
    trainAccuracy: accuracy(trained.confusion),
    trainMeanIou: meanIou(trained.confusion),
    trainMacroF1: macroF1(trained.confusion),
    ...validationRecord(validated),
    seconds,
  };
}

export function validationRecord({ loss, confusion }: PassResult): MonitoredRecord {
  return {
    valLoss: loss,
    valAccuracy: accuracy(confusion),
    valMeanIou: meanIou(confusion),
    valMacroF1: macroF1(confusion),
  };
}
