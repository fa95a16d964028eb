export async function quality(_r: string, _o: object, _s: (t: string) => void) {}
