// Loaded before the program (`node --import`): counts what it does to files below one folder, and at the chosen operation
// does something to it: an error of the file system, a signal, or a change of the files under its hands.
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { constants } from 'node:os';
import { isMainThread } from 'node:worker_threads';

/**
 * TORTURE_ROOT: whose operations count. TORTURE_COUNT: a file for their number, written at the end.
 * TORTURE_AT: at which operation, from 1, TORTURE_DO, a JSON object (disturbance.ts), is done.
 */
const { TORTURE_ROOT, TORTURE_COUNT, TORTURE_AT, TORTURE_DO = 'null' } = process.env;
const at = Number(TORTURE_AT);
const deed = JSON.parse(TORTURE_DO);
let count = 0;
let pending = false;

/** Which calls the system refuses by which error. */
const REFUSED = {
  ENOSPC: ['mkdir', 'create', 'write'],
  EDQUOT: ['mkdir', 'create', 'write'],
  EROFS: ['mkdir', 'create', 'rename', 'rm'],
  EACCES: ['mkdir', 'create', 'rename', 'rm', 'open'],
  EIO: ['create', 'write', 'open', 'read', 'sync', 'readdir'],
  EMFILE: ['create', 'open', 'readdir'],
};

/** @returns whether the call is to fail */
function isRefused(call) {
  if (++count === at && deed !== null) begin();
  if (!pending || !REFUSED[deed.code].includes(call)) return false;
  pending = deed.lasting;
  return true;
}

function begin() {
  switch (deed.do) {
    case 'fail':
      pending = true;
      break;
    case 'signal':
      for (let i = 0; i < deed.times; i++) process.kill(process.pid, deed.signal);
      break;
    case 'remove':
      fs.rmSync(deed.path, { recursive: true, force: true });
      break;
    case 'rename':
      if (fs.existsSync(deed.path)) fs.renameSync(deed.path, deed.to);
      break;
    case 'chmod':
      if (fs.existsSync(deed.path)) fs.chmodSync(deed.path, deed.mode);
      break;
    case 'copy':
      fs.copyFileSync(deed.from, deed.path);
      break;
    case 'truncate':
      fs.truncateSync(deed.path, deed.length);
      break;
  }
}

function refusal(syscall, path) {
  const { code } = deed;
  const errno = -constants.errno[code];
  return Object.assign(new Error(`${code}: as the bench has it, ${syscall} '${path}'`), {
    ...{ code, errno, syscall, path },
  });
}

const isOurs = (path) => typeof path === 'string' && path.startsWith(TORTURE_ROOT);

function wrap(object, name, callOf, pathOf = ([path]) => path) {
  const real = object[name];
  if (real === undefined) return;
  object[name] = async function (...args) {
    const path = pathOf(args);
    if (isOurs(path) && isRefused(callOf(args))) throw refusal(name, path);
    return real.apply(this, args);
  };
}

const writes = (flags) => (typeof flags === 'string' ? /[wa+]/.test(flags) : ((flags ?? 0) & 3) !== 0);

if (isMainThread && TORTURE_ROOT !== undefined) {
  wrap(promises, 'mkdir', () => 'mkdir');
  for (const name of ['rm', 'rmdir', 'unlink']) wrap(promises, name, () => 'rm');
  wrap(promises, 'rename', () => 'rename');
  for (const name of ['writeFile', 'appendFile', 'copyFile']) wrap(promises, name, () => 'create');
  wrap(promises, 'readFile', () => 'open');
  for (const name of ['readdir', 'opendir']) wrap(promises, name, () => 'readdir');
  for (const name of ['stat', 'lstat']) wrap(promises, name, () => 'stat');
  wrap(promises, 'open', ([, flags]) => (writes(flags) ? 'create' : 'open'));
  const { open } = promises;
  promises.open = async (path, ...rest) => {
    const handle = await open(path, ...rest);
    const own = () => path;
    for (const name of ['write', 'writev', 'writeFile', 'appendFile']) wrap(handle, name, () => 'write', own);
    for (const name of ['read', 'readFile']) wrap(handle, name, () => 'read', own);
    wrap(handle, 'sync', () => 'sync', own);
    return handle;
  };
  syncBuiltinESMExports();
  if (TORTURE_COUNT !== undefined) process.once('exit', () => fs.writeFileSync(TORTURE_COUNT, `${count}`));
}
