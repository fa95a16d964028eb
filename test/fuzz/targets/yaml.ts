// YAML and JSON from outside, as far as values.
import { parseJson } from '../../../src/shared/parse-json.ts';
import { parseYaml, valueOfYaml } from '../../../src/shared/parse-yaml.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

export default {
  // The library's own words for too many aliases.
  refusals: [Error, SyntaxError, ReferenceError],
  seeds: () => ['a: &x [1, {b: "c"}]\nd: *x\n? e\n: |\n  f\n', '{"a": [1, null, "\\u0000"]}'].map(bytesOf),
  words: ['&a ', '*a', '<<: *a\n', '- ', '? ', '!!set', '---\n', '%YAML 1.1\n', '"\\x', '>-\n '],
  run(input) {
    const text = textOf(input);
    const document = parseYaml(text);
    if (document.errors.length === 0) valueOfYaml(document);
    parseJson(text);
  },
} satisfies Target;
