export interface Excerpt {
    /** One line. */
    readonly text: string;
    /** From where to where the fault is, in UTF-16 code units; equal where something is missing. */
    readonly start: number;
    readonly end: number;
}
/** Two indented lines, escaped. */
export declare function drawExcerpt({ text, start, end }: Excerpt): string[];
