/**
 * Why nothing can be listened on at this address, in words for whoever sets HOST and PORT. `port` names the setting that
 * the number came from. A fault of another kind comes back as it is.
 */
export function cannotListen(error: NodeJS.ErrnoException, host: string, port: number, setting = 'PORT'): Error {
  const why = words(error.code, host, port, setting);
  return why === undefined ? error : new Error(why, { cause: error });
}

function words(code: string | undefined, host: string, port: number, setting: string): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program; it may be this bot, already running. Stop that program, or set ${setting} to another port.`;
    case 'EACCES':
      return `This account may not listen on port ${port}. Set ${setting} to a port from 1024 on, or let the system allow it.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `This machine has no address “${host}” to listen on. Set HOST to 0.0.0.0 for all its addresses, or to 127.0.0.1 for itself alone.`;
    default:
      return undefined;
  }
}
