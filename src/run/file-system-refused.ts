// The last word where the operating system refused something that nobody foresaw: its reason lies in the machine, not in us.
import { diskFull, fileSystemRefused, InputError } from '../errors.ts';
import { isDiskFull } from '../shared/write-file-atomic.ts';

/** Rights, limits and disks. What is missing, or there already, may well be our own mistake. */
const OF_THE_MACHINE = new Set([
  ...['EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EMFILE', 'ENFILE', 'EBUSY', 'ETXTBSY'],
  ...[
    'ENODEV',
    'ENXIO',
    'ESTALE',
    'ENOTCONN',
    'EHOSTDOWN',
    'ETIMEDOUT',
    'EREMOTEIO',
    'ENOLCK',
    'EAGAIN',
    'UNKNOWN',
  ],
]);

/** Undefined for any other error, and for one that says already what is to be done. */
export function fileSystemRefusal(thrown: unknown): InputError | undefined {
  if (thrown instanceof InputError || !(thrown instanceof Error)) return undefined;
  const { code = '', syscall, path } = thrown as NodeJS.ErrnoException;
  if (syscall === undefined || !OF_THE_MACHINE.has(code)) return undefined;
  const fault =
    isDiskFull(thrown) && path !== undefined ? diskFull(path) : fileSystemRefused(path, syscall, code);
  return new InputError(fault, { cause: thrown });
}
