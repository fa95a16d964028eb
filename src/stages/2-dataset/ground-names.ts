// Names by which labelling tools mean that nothing of a class is there, or that nobody has said which.

/** What no shape shows. */
export const BACKGROUND = /^_*(?:background|bg)_*$/i;
/** LabelMe's word for what counts for nothing. */
export const IGNORED = /^_+ignored?_+$/i;
/** What a shape is called that has no class. */
export const UNNAMED = 'unnamed';
/** As programs write a class that nobody has chosen. */
export const NAMELESS = /^(?:unnamed|undefined|null|nan)$/i;
