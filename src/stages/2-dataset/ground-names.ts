// Names by which labelling tools mean that nothing of a class is there.

/** What no shape shows. */
export const BACKGROUND = /^_*(?:background|bg)_*$/i;
/** LabelMe's word for what counts for nothing. */
export const IGNORED = /^_+ignored?_+$/i;
