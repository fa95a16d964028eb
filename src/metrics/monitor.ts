// The values that early stopping can watch. Each states its own direction: it is never guessed from a name.

/** What of an epoch's record a monitor may read. */
export interface MonitoredRecord {
  readonly valLoss: number;
  readonly valAccuracy: number;
  readonly valMeanIou: number;
  readonly valMacroF1: number;
}

export type MonitorName = 'val-loss' | 'val-accuracy' | 'val-mean-iou' | 'val-macro-f1';

export interface MonitorDefinition {
  readonly name: MonitorName;
  /** As a sentence has it: "validation loss". */
  readonly title: string;
  readonly direction: 'minimize' | 'maximize';
  read(record: MonitoredRecord): number;
}

export const MONITORS: Readonly<Record<MonitorName, MonitorDefinition>> = {
  'val-loss': {
    name: 'val-loss',
    title: 'validation loss',
    direction: 'minimize',
    read: (record) => record.valLoss,
  },
  'val-accuracy': {
    name: 'val-accuracy',
    title: 'validation accuracy',
    direction: 'maximize',
    read: (record) => record.valAccuracy,
  },
  'val-mean-iou': {
    name: 'val-mean-iou',
    title: 'validation mean IoU',
    direction: 'maximize',
    read: (record) => record.valMeanIou,
  },
  'val-macro-f1': {
    name: 'val-macro-f1',
    title: 'validation macro F1',
    direction: 'maximize',
    read: (record) => record.valMacroF1,
  },
};
