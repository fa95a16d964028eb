// The types of licenses.mjs, for its test.
export function licenses(root: string, inputs: Readonly<Record<string, unknown>>): Promise<string>;
