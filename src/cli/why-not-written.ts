/** Why a file could not be written, in words. */
export function whyNotWritten(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such folder';
  if (code === 'EISDIR') return 'that is a folder; add the name of a file, such as app.zip';
  return code === 'EACCES' || code === 'EROFS' ? 'this account may not write there' : message;
}
