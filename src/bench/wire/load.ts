import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { NextRequest } from './requests';

/** Enough that the server is never idle. */
const CONNECTIONS = 16;

export type Answered = {
  /** Milliseconds from each request to its answer. */
  readonly times: readonly number[];
  readonly seconds: number;
  /** Answers with another status than 200. */
  readonly refused: number;
  readonly bytes: number;
};

/** Sends requests for so long on kept connections, on each the next when the one before is answered. Sockets alone, so that the load costs little. */
export async function load(port: number, next: NextRequest, seconds: number): Promise<Answered> {
  const times: number[] = [];
  const counted = { refused: 0, bytes: 0 };
  const began = performance.now();
  const end = began + seconds * 1_000;

  const onOne = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      let sent = 0;
      let answer = '';
      const send = () => {
        if (performance.now() >= end) {
          socket.end();
          return resolve();
        }
        sent = performance.now();
        socket.write(next(port));
      };
      socket.setEncoding('latin1');
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('the server closed a connection')));
      socket.on('data', (part: string) => {
        answer += part;
        if (!isWhole(answer)) return;
        times.push(performance.now() - sent);
        counted.bytes += answer.length;
        if (!answer.startsWith('HTTP/1.1 200')) counted.refused += 1;
        answer = '';
        send();
      });
    });

  await Promise.all(Array.from({ length: CONNECTIONS }, onOne));
  return { times, seconds: (performance.now() - began) / 1_000, ...counted };
}

/** One request on its own; resolves with the answer. */
export async function ask(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('data', (part: string) => {
      answer += part;
      if (!isWhole(answer)) return;
      socket.destroy();
      resolve(answer);
    });
  });
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(answer.slice(0, head)) ?? [];
  return length === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length >= head + 4 + Number(length);
}
