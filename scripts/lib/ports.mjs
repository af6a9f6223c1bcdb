import { createServer } from 'node:net';

const tryListen = (port, host) => new Promise((resolve, reject) => {
  const server = createServer();
  server.once('error', reject);
  server.listen({ port, host, exclusive: true }, () => {
    const { port: chosen } = server.address();
    server.close(() => resolve(chosen));
  });
});

/** A port nobody uses at this moment. */
export const freePort = () => tryListen(0, '127.0.0.1');

/** Whether something listens on the port, on this machine's name or on all addresses. */
export async function isBusy(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::1']) {
    try {
      await tryListen(port, host);
    } catch (error) {
      if (error.code === 'EADDRINUSE') return true;
      // A machine without IPv6 has no ::1 to be busy on; ports below 1024 fail later with their own message.
      if (error.code !== 'EADDRNOTAVAIL' && error.code !== 'EAFNOSUPPORT' && error.code !== 'EACCES') throw error;
    }
  }
  return false;
}
