import { connect } from 'node:net';

const HEADER_END = Buffer.from('\r\n\r\n');

/** One HTTP/1.1 keep-alive connection that reads replies with a Content-Length: a tenth of the cost of node:http's client. */
class Connection {
  constructor(port, onReply) {
    this.pending = Buffer.alloc(0);
    this.onReply = onReply;
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (bytes) => this.take(bytes));
    this.ready = new Promise((resolve, reject) => this.socket.once('connect', resolve).once('error', reject));
  }

  send(bytes) {
    this.socket.write(bytes);
  }

  take(bytes) {
    this.pending = this.pending.length ? Buffer.concat([this.pending, bytes]) : bytes;
    const end = this.pending.indexOf(HEADER_END);
    if (end === -1) return;
    const head = this.pending.latin1Slice(0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? NaN);
    if (Number.isNaN(length)) throw new Error(`reply without Content-Length: ${head.split('\r\n')[0]}`);
    const total = end + HEADER_END.length + length;
    if (this.pending.length < total) return;
    const status = Number(head.slice(9, 12));
    this.pending = this.pending.subarray(total);
    this.onReply(status);
  }
}

export const requestBytes = (path, headers) =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);

/**
 * Keeps `connections` requests under way for `ms`, taking them in turn, and answers requests a second and the 99th percentile
 * in milliseconds. Any reply but 200 is an error: a fast refusal is no throughput.
 */
export async function load(port, requests, { connections, ms }) {
  const latencies = [];
  let next = 0;
  let failed = null;
  const began = performance.now();
  const one = async () => {
    let answered;
    let sentAt;
    const connection = new Connection(port, (status) => {
      latencies.push(performance.now() - sentAt);
      answered(status);
    });
    await connection.ready;
    while (!failed && performance.now() - began < ms) {
      const status = await new Promise((resolve, reject) => {
        answered = resolve;
        connection.socket.once('close', () => reject(new Error('the server closed the connection')));
        sentAt = performance.now();
        connection.send(requests[next++ % requests.length]);
      });
      connection.socket.removeAllListeners('close');
      if (status !== 200) failed = new Error(`HTTP ${status}`);
    }
    connection.socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, one));
  if (failed) throw failed;
  const seconds = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  return { rate: latencies.length / seconds, p99: latencies[Math.floor(latencies.length * 0.99)], count: latencies.length };
}
