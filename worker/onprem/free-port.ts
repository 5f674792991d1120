import { createServer } from 'node:net';
import { errorCode, Trouble } from './plainly.ts';

/** Makes sure that the port can be taken, before anything is started on it; for 0 finds a free one. */
export function freePort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(troubleWith(error, port, host)));
    probe.listen(port, host, () => {
      const address = probe.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      probe.close(() => resolve(taken));
    });
  });
}

function troubleWith(error: Error, port: number, host: string): Trouble {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new Trouble(
        `Port ${port} is in use by another program.`,
        `Choose another one: PORT=${port + 1} npm start`,
      );
    case 'EACCES':
      return new Trouble(`Port ${port} may not be opened by this user.`, 'Choose one above 1023: PORT=8080 npm start');
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Trouble(
        `HOST is "${host}", which is not an address of this machine.`,
        'Use HOST=127.0.0.1 for this machine alone, HOST=0.0.0.0 for the whole network.',
      );
    default:
      return new Trouble(
        `Port ${port} on ${host} cannot be opened: ${error.message}.`,
        'Choose other values for PORT and HOST.',
      );
  }
}
