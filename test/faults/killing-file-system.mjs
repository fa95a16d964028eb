// Loaded before a program (`node --import`): counts what it does to the file system and kills it at the chosen one,
// as `kill -9` or a power cut at that moment would. Not modelled: a rename that the power cut undoes, which leaves the
// state of a kill before it.
import { truncateSync, writeSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/**
 * KILL_AT: before which operation, from 1; none: never, and the number of them is printed at the end.
 * KILL_HOW: `kill` before it; `torn` in the middle of it, where it writes; `power` with all that was not flushed cut off.
 */
const { KILL_AT, KILL_HOW } = process.env;
const unflushed = new Set();
let count = 0;

function operation(torn = () => {}) {
  count++;
  if (`${count}` !== KILL_AT) return;
  if (KILL_HOW === 'torn') torn();
  if (KILL_HOW === 'power') for (const path of unflushed) truncateSync(path, 1);
  process.kill(process.pid, 'SIGKILL');
  // The signal comes at once, but to a thread: nothing may happen meanwhile.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

for (const name of ['mkdir', 'rm']) {
  const real = promises[name];
  promises[name] = (...args) => {
    operation();
    return real(...args);
  };
}

const { open, rename } = promises;
promises.rename = (from, to) => {
  operation();
  if (unflushed.delete(from)) unflushed.add(to);
  return rename(from, to);
};
promises.open = async (path, flags, ...rest) => {
  operation();
  const handle = await open(path, flags, ...rest);
  const { writeFile, sync, close } = handle;
  handle.writeFile = (data) => {
    operation(() => writeSync(handle.fd, data.slice(0, data.length / 2)));
    unflushed.add(path);
    return writeFile.call(handle, data);
  };
  handle.sync = async () => {
    operation();
    await sync.call(handle);
    unflushed.delete(path);
  };
  handle.close = () => {
    operation();
    return close.call(handle);
  };
  return handle;
};
syncBuiltinESMExports();
process.once('exit', () => {
  if (KILL_AT === undefined) writeSync(1, `operations ${count}\n`);
});
