// A plugin of esbuild: what bundled packages bring along and nothing here reaches stays out of dist/, since every run of
// the action downloads it. What is called all the same throws. A row that no package asks for fails the build, for then
// somebody must look.
import { packageOf } from './names.mjs';

const NOTHING = `
const leftOut = () => {
  throw new Error('called what scripts/build/left-out.mjs leaves out');
};
module.exports = new Proxy(leftOut, { get: (_, key) => (key === '__esModule' ? undefined : leftOut) });
`;

/** Without its mocks, caches and web sockets: @actions/http-client takes the one, @actions/github the other. */
const PART_OF_UNDICI = `
const Dispatcher = require('undici/lib/dispatcher/dispatcher');
Dispatcher.prototype.connect = require('undici/lib/api/api-connect');
exports.ProxyAgent = require('undici/lib/dispatcher/proxy-agent');
exports.fetch = require('undici/lib/web/fetch').fetch;
`;

/** What stands in for which module, and which package asks for it. */
const ROWS = [
  // Artifacts are downloaded as they are and unpacked by fflate. What this one needs has no licence.
  { module: 'unzip-stream', askedBy: '@actions/artifact', standIn: NOTHING },
  // Artifacts are zipped.
  { module: 'tar-stream', askedBy: 'archiver', standIn: NOTHING },
  // Artifacts are given each file by its name: no folder is searched.
  { module: 'readdir-glob', askedBy: 'archiver', standIn: NOTHING },
  { module: './file.js', askedBy: 'archiver-utils', standIn: NOTHING },
  // One function of a hundred is used.
  { module: 'async', askedBy: 'archiver', standIn: "exports.queue = require('async/queue');" },
  // Node's own streams, copied for older versions of Node.
  { module: 'readable-stream', standIn: "module.exports = require('node:stream');" },
  { module: 'readable-stream/passthrough', standIn: "module.exports = require('node:stream').PassThrough;" },
  { module: 'undici', standIn: PART_OF_UNDICI },
];

const STAND_IN = 'stand-in';

export const leftOut = {
  name: 'left-out',
  setup({ initialOptions, onEnd, onLoad, onResolve }) {
    const asked = new Set();
    onResolve({ filter: /^/ }, ({ path, importer }) => {
      const by = packageOf(importer);
      const row = ROWS.find(
        ({ module, askedBy = by }) => module === path && by !== undefined && askedBy === by,
      );
      if (row === undefined) return undefined;
      asked.add(row);
      return { path, namespace: STAND_IN, pluginData: row.standIn };
    });
    onLoad({ filter: /^/, namespace: STAND_IN }, ({ pluginData: contents }) => ({
      contents,
      resolveDir: initialOptions.absWorkingDir,
    }));
    onEnd(() => {
      const left = ROWS.filter((row) => !asked.has(row)).map(({ module }) => module);
      if (left.length > 0) throw new Error(`no package asks for ${left.join(', ')} any longer`);
    });
  },
};
