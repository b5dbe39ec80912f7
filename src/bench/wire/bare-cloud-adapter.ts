import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';

/** A CloudAdapter that answers every press with a constant, and nothing else, without tokens: what the bot on Teams is held against. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

const BODY = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'A constant.' };

async function echo(context: TurnContext): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: BODY } });
}

function take(request: IncomingMessage, response: ServerResponse): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(parts).toString('utf8'));
    void adapter.process({ method: 'POST', headers: {}, body }, answerTo(response), echo);
  });
}

function answerTo(response: ServerResponse) {
  let sent: unknown;
  return {
    socket: response.socket,
    status: (status: number) => {
      response.statusCode = status;
    },
    header: (name: string, value: unknown) => void response.setHeader(name, String(value)),
    send: (body: unknown) => {
      sent = body;
    },
    end: () => {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      return response.end(JSON.stringify(sent));
    },
  };
}

const server = createServer(take);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ msg: 'listening', port })}\n`);
});
