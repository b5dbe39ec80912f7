/**
 * An error that tells whoever sets HOST and PORT why the server cannot listen there. `setting` is the name of the
 * setting that the port came from. Any other error is returned unchanged.
 */
export function cannotListen(error: NodeJS.ErrnoException, host: string, port: number, setting = 'PORT'): Error {
  const why = words(error.code, host, port, setting);
  return why === undefined ? error : new Error(why, { cause: error });
}

function words(code: string | undefined, host: string, port: number, setting: string): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program, which may be this bot, already running. Stop that program, or set ${setting} to another port.`;
    case 'EACCES':
      return `This account may not listen on port ${port}. Set ${setting} to 1024 or higher, or allow it in the system's settings.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `This machine has no address “${host}” to listen on. Set HOST to 0.0.0.0 for all its addresses, or to 127.0.0.1 for this machine only.`;
    default:
      return undefined;
  }
}
