import { once } from 'node:events';
import { buildProgram } from '../run/built-program';

/** The try-out as `npm start` runs it. Rejects with what the program said when it does not start. */
export async function startBuiltTryOut() {
  const program = await buildProgram();
  const bot = program.start(['start'], { PORT: '0' });
  const closed = once(bot, 'close');
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (text: string) => {
      said += text;
      const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
      if (found) resolve(found);
    };
    bot.stdout.setEncoding('utf8').on('data', listen);
    bot.stderr.setEncoding('utf8').on('data', listen);
    bot.once('close', () => reject(new Error(`The try-out ended before it printed its address: ${said}`)));
  });
  return {
    address,
    stop: async (): Promise<void> => {
      bot.kill('SIGTERM');
      await closed;
      program.remove();
    },
  };
}
