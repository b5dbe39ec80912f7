/** The frames of RFC 6455 that Socket Mode needs: https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
const OPCODES = { text: 0x1, close: 0x8, ping: 0x9, pong: 0xa } as const;

type Hears = {
  readonly text: (text: string) => void;
  readonly ping: (data: Buffer) => void;
  readonly close: () => void;
};

/** One unmasked frame, as a server sends it. */
export function frame(kind: keyof typeof OPCODES, content: string | Buffer): Buffer {
  const data = Buffer.from(content);
  const head = data.length < 126 ? Buffer.alloc(2) : data.length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
  head[0] = 0x80 | OPCODES[kind];
  head[1] = data.length < 126 ? data.length : data.length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(data.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(data.length), 2);
  return Buffer.concat([head, data]);
}

/** Takes bytes as they come and tells of every whole frame; text may come in several frames. */
export function readFrames(hears: Hears): (bytes: Buffer) => void {
  let waiting = Buffer.alloc(0);
  let message = Buffer.alloc(0);
  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    for (let one = firstFrame(waiting); one; one = firstFrame(waiting)) {
      waiting = waiting.subarray(one.size);
      if (one.opcode === OPCODES.close) return hears.close();
      if (one.opcode === OPCODES.ping) hears.ping(one.data);
      if (one.opcode > OPCODES.text) continue;
      message = Buffer.concat([message, one.data]);
      if (!one.final) continue;
      hears.text(message.toString());
      message = Buffer.alloc(0);
    }
  };
}

function firstFrame(bytes: Buffer) {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const masked = (bytes.readUInt8(1) & 0x80) !== 0;
  const lengthEnd = short === 126 ? 4 : short === 127 ? 10 : 2;
  const start = lengthEnd + (masked ? 4 : 0);
  if (bytes.length < start) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < start + length) return undefined;
  const data = Buffer.from(bytes.subarray(start, start + length));
  if (masked) {
    const mask = bytes.subarray(lengthEnd, start);
    for (const [index, byte] of data.entries()) data[index] = byte ^ mask.readUInt8(index % 4);
  }
  const first = bytes.readUInt8(0);
  return { final: (first & 0x80) !== 0, opcode: first & 0x0f, data, size: start + length };
}
